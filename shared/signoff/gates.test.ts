import { expect, test } from "vitest";
import { FLOORS } from "#shared/assessment/floors.ts";
import { counts, mayBeWaived, neededGates } from "./gates.ts";

const parties = [
  { id: "harrowfell", legalForm: "charitableCompany" },
  { id: "saltmarsh", legalForm: "unincorporated" },
  { id: "northmere", legalForm: "council" },
];

test("SO13 a gate of the whole agreement is one, a legal review is one for each party", () => {
  expect(neededGates(["dpiaScreen", "legalReview"], [], parties)).toEqual([
    { gate: "dpiaScreen", party: null },
    ...parties.map(({ id }) => ({ gate: "legalReview", party: id })),
  ]);
});

test("SO13 a profile's gate is for the parties of that form alone", () => {
  expect(neededGates(["namedTrustees", "executionCheck"], [], parties)).toEqual([
    { gate: "namedTrustees", party: "saltmarsh" },
    { gate: "executionCheck", party: "northmere" },
  ]);
});

test("SO13 the same gate asked by a fact is for everyone, and once", () => {
  const gates = neededGates(["executionCheck", "executionCheck"], ["executionCheck"], parties);
  expect(gates.map(({ party }) => party)).toEqual(["harrowfell", "saltmarsh", "northmere"]);
});

test("AG20 a waiver counts for legal review alone; a closed check always counts", () => {
  expect(mayBeWaived("legalReview")).toBe(true);
  for (const { gates = [] } of FLOORS) {
    for (const gate of gates) {
      expect(counts({ gate, state: "closed" })).toBe(true);
      expect(counts({ gate, state: "waived" })).toBe(gate === "legalReview");
    }
  }
});
