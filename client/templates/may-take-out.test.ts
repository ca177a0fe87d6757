import { expect, test } from "vitest";
import type { OutlinedClause, Reason } from "#shared/templates/outline.ts";
import { mayGo } from "./may-take-out.ts";

const byDegree = (status: "R" | "S"): Reason => ({ kind: "degree", degree: 4, status });
const clause = (id: OutlinedClause["id"], status: "R" | "S"): OutlinedClause => ({
  id,
  status,
  place: "body",
  why: [byDegree(status)],
});
const CLAUSES = [clause("RI-01", "R"), clause("MO-08", "S"), clause("FM-01", "R")];
const NONE = { clauses: CLAUSES, leftOut: [] };

test("TE34 one lead may take out own words, what is suggested, and what nothing asks for", () => {
  expect(["", "MO-08", "WO-04"].map((source) => mayGo(source, NONE))).toEqual([true, true, true]);
});

test("TE34 what must be in may go once every party has agreed, and not before", () => {
  expect(mayGo("RI-01", NONE)).toBe(false);
  expect(mayGo("RI-01", { ...NONE, leftOut: ["RI-01"] })).toBe(true);
  expect(mayGo("FM-01", { ...NONE, leftOut: ["RI-01"] })).toBe(false);
});

test("TE34 while nobody knows what must be in, only own words may go", () => {
  const unknown = { clauses: null, leftOut: ["RI-01"] };
  expect(mayGo("", unknown)).toBe(true);
  expect(mayGo("MO-08", unknown)).toBe(false);
});
