import { expect, test } from "vitest";
import type { ClauseJson } from "../drafting/document.ts";
import { complete, draftOf } from "./example-drafts.ts";
import { outgrown } from "./degree-watch.ts";
import type { ClauseId } from "./library.ts";

const head = (source: ClauseId | ""): ClauseJson => ({
  type: "clause",
  attrs: { id: source.toLowerCase(), level: 1, kind: "clause", source },
});

const drafted = (...ids: readonly (ClauseId | "")[]) =>
  outgrown(
    { type: "doc", content: ids.map(head) },
    { degree: 2, outline: { body: ["FM-01:R", "MO-03:R", "WO-03:S"], schedules: ["MO-02:R"] } },
  );

test("TE23 a draft of degree 2 with three clauses of degree 4 says so, and names them", () => {
  expect(drafted("FM-01", "RI-03", "SI-01", "DI-02", "WO-03")).toEqual({
    drafted: 2,
    reads: 4,
    clauses: ["RI-03", "SI-01", "DI-02"],
  });
});

test("TE23 one firm clause is a choice, and what a fact brought counts for nothing", () => {
  expect(drafted("FM-01", "RI-03")).toBeNull();
  expect(drafted("FM-01", "RI-03", "MO-02", "MO-03")).toBeNull();
});

test("TE23 clauses of the partners' own have no degree", () => {
  expect(drafted("", "", "", "FM-01")).toBeNull();
});

test.each(complete)("TE23 the first draft of $id has not outgrown its degree", ({ id, ...row }) => {
  const { body, schedules, workingDegree } = row.expected;
  const degree = ([1, 2, 3, 4, 5] as const).find((one) => one === workingDegree) ?? 1;
  const { doc } = draftOf(id);
  expect(outgrown(doc, { degree, outline: { body, schedules } })).toBeNull();
});
