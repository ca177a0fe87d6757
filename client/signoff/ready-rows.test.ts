import { expect, test } from "vitest";
import type { PreflightRow, Ready } from "#shared/protocol/signoff.ts";
import { sortRows } from "./ready-rows.ts";

const fix = (code: PreflightRow["code"], params: Record<string, string> = {}): PreflightRow => ({
  code,
  state: "fix",
  params,
  link: "draft",
});
const done = (code: PreflightRow["code"]): PreflightRow => ({ ...fix(code), state: "done" });
const gate = (state: "open" | "closed"): Ready["gates"][number] => ({
  gate: "legalReview",
  organisationId: "northmere",
  state,
  note: "",
  by: null,
  at: null,
});
const ready = (change: Partial<Ready>): Ready => ({
  seq: 41,
  rows: [],
  gates: [],
  consents: [],
  unusual: [],
  leftOut: [],
  outgrown: null,
  signatories: [],
  parties: [],
  ...change,
});

test("rows of one kind stand together, each with its own place", () => {
  const sorted = sortRows(
    "river",
    ready({
      rows: [
        fix("fieldEmpty", { key: "start", label: "Start date" }),
        fix("fieldEmpty", { key: "flows/r1/what", label: "What is shared" }),
        fix("clauseMissing", { clause: "FM-01" }),
        done("signatoryMissing"),
      ],
    }),
  );
  expect(sorted.fixes).toEqual([
    {
      code: "fieldEmpty",
      lines: [
        { about: "Start date", to: "/agreements/river/draft?field=start" },
        { about: "What is shared", to: "/agreements/river/draft?field=flows%2Fr1%2Fwhat" },
      ],
    },
    {
      code: "clauseMissing",
      lines: [{ about: "Title and parties", to: "/agreements/river/draft" }],
    },
  ]);
  expect(sorted).toMatchObject({ left: 3, done: ["signatoryMissing"] });
});

test("SO7 TE28 a date that comes too early says which it must follow, and leads to its field", () => {
  const params = { key: "posts/r1/end", label: "End", other: "Start", date: "1 May 2027" };
  const rows = [
    fix("dateTooEarly", { ...params, sentence: "fieldBeforeOther" }),
    fix("dateTooEarly", { ...params, key: "end", sentence: "fieldBeforeStart" }),
  ];
  const [group] = sortRows("river", ready({ rows })).fixes;
  expect(group?.lines.map(({ to, early }) => [to, early?.sentence, early?.date])).toEqual([
    ["/agreements/river/draft?field=posts%2Fr1%2Fend", "fieldBeforeOther", "1 May 2027"],
    ["/agreements/river/draft?field=end", "fieldBeforeStart", "1 May 2027"],
  ]);
});

test("open gates count as things to fix, once each", () => {
  const gates = [gate("open"), gate("closed")];
  const sorted = sortRows("river", ready({ rows: [fix("gateOpen")], gates }));
  expect(sorted).toMatchObject({ left: 1, fixes: [], openGates: [{ state: "open" }] });
});

test("a question is shown in its own words and leads to its own page", () => {
  const sorted = sortRows("river", ready({ rows: [fix("unsureFact", { question: "C4" })] }));
  const [line] = sorted.fixes[0]?.lines ?? [];
  expect(line?.to).toBe("/agreements/river/assessment/questions/C4");
  expect(line?.about).not.toBe("C4");
});
