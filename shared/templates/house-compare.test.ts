import { expect, test } from "vitest";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import type { ClauseJson } from "../drafting/document.ts";
import { clausesPresent } from "./assemble.ts";
import { clausesOf, complete, draftOf } from "./example-drafts.ts";
import { houseWords, libraryWords, nearestDegree } from "./house-compare.ts";
import { changedHouseLines, houseLines } from "./house-wording.ts";
import { LIBRARY } from "./library.ts";

test("TE35 every clause of the library reads outside a draft, at each kind of agreement", () => {
  for (const { id } of LIBRARY) {
    for (const degree of ALL_DEGREES) {
      const words = libraryWords(id, degree);
      expect(`${id} ${words.length > 30}`).toBe(`${id} true`);
      expect(`${id} ${/undefined|\{\{|\bclause[s]? [,.;]/.exec(words)?.[0]}`).toBe(
        `${id} undefined`,
      );
    }
  }
});

test("TE35 what was kept unchanged of a draft differs little from the library at its own kind", () => {
  const { doc } = draftOf(complete[0]?.id ?? "");
  const present = clausesPresent(doc);
  const clause = clausesOf({ doc }).find(([head]) => head?.attrs.source === "KN-01") ?? [];
  const lines = houseLines(clause, present) ?? [];
  const nearest = nearestDegree("KN-01", lines);
  expect(houseWords(lines)).toBe(libraryWords("KN-01", nearest));
});

test("TE35 fields read as their names and references as the titles of clauses", () => {
  const line: ClauseJson = {
    type: "clause",
    attrs: { id: "k1", level: 2, kind: "clause", source: "" },
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "As clause " },
          { type: "xref", attrs: { target: "ch-06" } },
          { type: "text", text: " says, after " },
          { type: "fieldRef", attrs: { key: "notice.months" } },
          { type: "text", text: ", and paragraph " },
          { type: "xref", attrs: { target: "k1" } },
        ],
      },
    ],
  };
  expect(houseWords([line])).toMatch(
    /^As clause “Ending and hand-over” says, after \[.+\], and paragraph 1$/,
  );
});

const line = (id: string, target: string | null): ClauseJson => ({
  type: "clause",
  attrs: { id, level: 2, kind: "clause", source: "" },
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "See " },
        ...(target === null ? [] : [{ type: "xref" as const, attrs: { target } }]),
      ],
    },
  ],
});

test("TE35 changed lines have their ids anew and point where they pointed", () => {
  const changed = changedHouseLines([line("fresh", null), line("k1", "k2"), line("k2", "ch-06")]);
  expect(changed?.map(({ attrs }) => attrs.id)).toEqual(["k1", "k2", "k3"]);
  expect(changed).toEqual([line("k1", null), line("k2", "k3"), line("k3", "ch-06")]);
  expect(changedHouseLines([line("k1", "k2")])).toBeNull();
});
