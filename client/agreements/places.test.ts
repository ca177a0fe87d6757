import { expect, test } from "vitest";
import { STAGES, type Role, type Stage } from "#shared/agreements/stage.ts";
import { may } from "#shared/permissions/may.ts";
import { placesOf } from "./places.ts";

const HUB = { id: "hub", degree: 2, inForceAt: "2026-11-24T09:00:00Z" };

function places(role: Role, stage: Stage, revealed = true): readonly string[] {
  const revealedAt = revealed ? "2026-11-20T09:00:00Z" : null;
  return placesOf({ ...HUB, stage, revealedAt }, (action) => may(role, action, stage)).map(
    ({ place }) => place,
  );
}

test("nobody is led to the answers of others before the reveal", () => {
  for (const stage of STAGES) {
    const sealed = placesOf({ ...HUB, stage, revealedAt: null }, () => true);
    expect(sealed.map(({ place }) => place)).not.toContain("result");
    expect(sealed.find(({ place }) => place === "sealed")?.to).toBeNull();
  }
});

test("only a lead is led to answering", () => {
  expect(places("lead", "assessing", false)).toContain("assessment");
  expect(places("legal", "assessing", false)).not.toContain("assessment");
});

test("the most useful place of each stage comes first", () => {
  expect(places("legal", "drafting")[0]).toBe("draft");
  expect(places("director", "signing")[0]).toBe("sign");
  expect(places("viewer", "inForce")[0]).toBe("signed");
  expect(places("viewer", "ended")[0]).toBe("signed");
});

test("AG13 what ended unsigned leads to its words, and to no signature", () => {
  const ended = { ...HUB, stage: "ended", revealedAt: "2026-11-20T09:00:00Z" } as const;
  const found = (degree: number | null) =>
    placesOf({ ...ended, degree, inForceAt: null }, (action) => may("lead", action, "ended")).map(
      ({ place }) => place,
    );
  expect(found(2)).toEqual(["draft", "result", "people", "audit"]);
  expect(found(null)).toEqual(["result", "people", "audit"]);
});

test("AS32 whoever owes answers is led to the questions, and to nothing that others' answers made", () => {
  const late = { ...HUB, stage: "drafting", revealedAt: "2026-11-20T09:00:00Z" } as const;
  const found = placesOf(late, (action) => may("lead", action, "joining"));
  expect(found.map(({ place }) => place)).toEqual(["assessment", "sealed", "people"]);
  expect(found.find(({ place }) => place === "sealed")).toMatchObject({
    to: null,
    words: "answerFirstText",
  });
});
