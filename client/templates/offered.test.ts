import { expect, test } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { LIBRARY } from "#shared/templates/library.ts";
import { addable, clauseFor, findAddable } from "./offered.ts";

const outline = [
  { id: "GO-02", status: "R" },
  { id: "MO-04", status: "S" },
  { id: "FM-01", status: "R" },
] as const;

test("TE11 what must be in comes first, then what is suggested, then the rest of the library", () => {
  const found = addable(outline, new Set(["FM-01"]));
  expect(found.slice(0, 2).map(({ id, status }) => `${id}:${status}`)).toEqual([
    "GO-02:R",
    "MO-04:S",
  ]);
  expect(found).toHaveLength(LIBRARY.length - 1);
  expect(found.map(({ id }) => id)).not.toContain("FM-01");
});

test("TE11 with every clause in the draft there is none to add", () => {
  expect(addable(outline, new Set(LIBRARY.map(({ id }) => id)))).toEqual([]);
});

test("TE11 a clause is found by every word of its name and its subject", () => {
  const all = addable([], new Set());
  expect(findAddable(all, " POOLED ").map(({ id }) => id)).toEqual(["MO-04"]);
  expect(findAddable(all, "insurance cover").map(({ id }) => id)).toContain("RI-02");
  expect(findAddable(all, "zebra")).toEqual([]);
  expect(findAddable(all, "")).toHaveLength(all.length);
});

const template: TemplateView = {
  libraryVersion: "2026.1",
  degree: 4,
  outline: { body: ["FM-01:R"], schedules: [] },
  definitions: [],
  parties: [],
  began: [],
};
const head = (source: string): ClauseJson => ({
  type: "clause",
  attrs: { id: source.toLowerCase(), level: 1, kind: "clause", source },
});
const placed = (id: string, ...present: readonly string[]) => {
  const document = { type: "doc" as const, content: present.map(head) };
  return clauseFor(id, { document, fields: {} }, template, () => "new")?.after;
};

test("TE27 an added clause stands where the library has it, and a schedule after the signatures", () => {
  expect(placed("GO-04", "FM-01", "GO-03", "MO-01", "SI-06")).toBe("go-03");
  expect(placed("JB-01", "FM-01", "GO-03", "SI-06")).toBe("si-06");
  expect(placed("MO-02", "FM-01", "SI-06", "WO-02", "JB-01")).toBe("wo-02");
  expect(placed("SI-05", "FM-01", "SI-02", "SI-06", "WO-02")).toBe("si-02");
  expect(placed("FM-01", "GO-03")).toBeNull();
});

test("TE27 a clause that the library does not have is none", () => {
  expect(placed("ZZ-99", "FM-01")).toBeUndefined();
});
