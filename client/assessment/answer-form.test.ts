import { expect, test } from "vitest";
import { questionById } from "#shared/assessment/questions.ts";
import type { Question } from "#shared/assessment/question.ts";
import { chosenFrom, formChoices, NOT_SURE, toggled, valueOf } from "./answer-form.ts";

const E1 = asked("E1");
const A1 = asked("A1");

test("AS1 every question ends with “Not sure yet”, apart from the others", () => {
  for (const question of [E1, A1, asked("C3"), asked("H1")]) {
    const last = formChoices(question).at(-1);
    expect(last).toMatchObject({ value: NOT_SURE, apart: true });
    expect(formChoices(question).filter(({ apart }) => apart)).toHaveLength(1);
  }
});

test("AS1 not being sure stores nothing on a scale, and its own code on a fact", () => {
  expect(valueOf(A1, [NOT_SURE])).toBeNull();
  expect(valueOf(asked("H2"), [NOT_SURE])).toBeNull();
  expect(valueOf(asked("C3"), [NOT_SURE])).toBe("unsure");
  expect(valueOf(E1, [NOT_SURE])).toEqual(["unsure"]);
  expect(valueOf(A1, ["4"])).toBe(4);
});

test("AS1 a stored answer is ticked again, and nothing is ticked before the first", () => {
  const at = "2026-11-18T09:00:00.000Z";
  const stored = (value: number | null | string[]) => ({
    question: "A1" as const,
    value,
    personName: "Amina",
    at,
    promise: 1,
  });
  expect(chosenFrom(undefined)).toEqual([]);
  expect(chosenFrom(stored(null))).toEqual([NOT_SURE]);
  expect(chosenFrom(stored(3))).toEqual(["3"]);
  expect(chosenFrom(stored(["staff", "anon"]))).toEqual(["staff", "anon"]);
});

test("AS13 “none” and “not sure yet” stand alone", () => {
  const two = toggled(E1, toggled(E1, [], "personal"), "staff");
  expect(two).toEqual(["staff", "personal"]);
  expect(toggled(E1, two, "none")).toEqual(["none"]);
  expect(toggled(E1, two, NOT_SURE)).toEqual([NOT_SURE]);
  expect(toggled(E1, ["none"], "staff")).toEqual(["staff"]);
  expect(toggled(E1, ["staff"], "staff")).toEqual([]);
});

function asked(id: string): Question {
  const question = questionById(id);
  if (question === undefined) throw new Error(`there is no question ${id}`);
  return question;
}
