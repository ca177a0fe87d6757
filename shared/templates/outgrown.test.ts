import { expect, test } from "vitest";
import { uniform } from "../assessment/answers.fixture.ts";
import { assess } from "../assessment/assess.ts";
import type { Assessed, AssessedParty } from "../assessment/assess.ts";
import { outgrown } from "./outgrown.ts";
import { outlinedClauses } from "./outline.ts";

const assessed = (parties: readonly AssessedParty[]): Assessed => {
  const result = assess(parties);
  if (result.state === "waiting") throw new Error("all have answered");
  return result;
};

const before = [uniform("P", 2), uniform("Q", 2)];
const signed = {
  degree: 2,
  clauses: outlinedClauses(assessed(before), before).map(({ id }) => id),
} as const;

test("AS29 facts that the signed degree covers raise no alarm", () => {
  expect(outgrown(signed, assessed(before), before)).toBeNull();
  const small = [uniform("P", 2, { C3: "upto1k" }), uniform("Q", 2)];
  expect(outgrown(signed, assessed(small), small)).toBeNull();
});

test("AS29 a fact above the signed degree is named, with the clauses that are missing", () => {
  const now = [uniform("P", 2, { C3: "5to25k" }), uniform("Q", 2)];
  const found = outgrown(signed, assessed(now), now);
  expect(found).toMatchObject({ signed: 2, needs: 4, facts: [{ id: "FL-02", by: ["P"] }] });
  expect(found?.missing.slice(0, 4)).toEqual(["MO-02", "MO-05", "MO-06", "MO-07"]);
  for (const id of found?.missing ?? []) expect(signed.clauses).not.toContain(id);
});

test("AS29 one opinion alone raises no alarm: a soft floor needs more than half", () => {
  const now = [uniform("P", 2), uniform("Q", 2, { F2: 4 })];
  expect(outgrown(signed, assessed(now), now)).toBeNull();
});
