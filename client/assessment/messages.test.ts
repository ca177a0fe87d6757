import { expect, test } from "vitest";
import { FLOORS } from "#shared/assessment/floors.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { PROFILE_RULES } from "#shared/templates/when.ts";
import { en } from "./messages.en.ts";

const WORDS_AT_MOST = 20;

/** Everything we wrote ourselves; the questions and their answers have the wording of the design. */
const sentences = [
  ...textsIn(en),
  ...QUESTIONS.flatMap(({ help, why, talk }) => [help, why, talk]),
  ...[...FLOORS, ...PROFILE_RULES].map(({ because }) => because),
].flatMap((text) => text.split(/[.?!:]+\s*/));

test("every sentence is short", () => {
  const long = sentences.filter((text) => text.split(/\s+/).length > WORDS_AT_MOST);
  expect(long).toEqual([]);
});

test("no sentence blames, begs or uses words of the trade", () => {
  const banned = /please|sorry|oops|invalid|success|submit|counterparty|workflow|execut|hash|—/i;
  expect(sentences.filter((text) => banned.test(text))).toEqual([]);
});

function textsIn(messages: object): string[] {
  return Object.values(messages).flatMap((value: unknown) =>
    typeof value === "string" ? [value] : textsIn(Object(value)),
  );
}
