import { expect, test } from "vitest";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import { ALTERNATIVES } from "./alternative-wordings.ts";
import { alternativesOf } from "./alternatives.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import { counter, party } from "./example-drafts.ts";
import { isClauseId, LIBRARY } from "./library.ts";
import { fieldKeys, inlineNodes } from "./nodes.ts";
import { NOTES } from "./notes.ts";
import { fieldText } from "./texts.ts";

const everything = LIBRARY.map(({ id }) => id);
const clauses = Object.keys(ALTERNATIVES).filter(isClauseId);

/** A draft of these clauses, all required, between two partners. */
const draft = (change: Partial<DraftContext> = {}): DraftContext => ({
  degree: 4,
  parties: [party("a", "Harbour Lane", "cio"), party("b", "Northmere", "council")],
  present: new Map(everything.map((id) => [id, id.toLowerCase()])),
  required: new Set(everything),
  newId: counter(),
  ...change,
});

const words = (nodes: Parameters<typeof inlineNodes>[0]): string =>
  inlineNodes(nodes)
    .map((node) => (node.type === "text" ? node.text : ""))
    .join("");

test("TE20 every clause says what people argue about, in two to four short sentences", () => {
  const notes = Object.values(NOTES).map(sentencesOf);
  expect(notes.filter(({ length }) => length < 2 || length > 4)).toEqual([]);
  expect(notes.flat().filter(isHeavy)).toEqual([]);
  const others = Object.values(ALTERNATIVES).flatMap((list) => list ?? []);
  const texts = others.flatMap(({ label, suits, text }) => [label, suits, ...sentencesOf(text)]);
  expect(texts.filter(isHeavy)).toEqual([]);
});

const labels = (context: DraftContext): string[] =>
  alternativesOf("RI-03", context).map(({ label }) => label);

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!]) /);
const isHeavy = (sentence: string): boolean =>
  sentence.split(" ").length > 25 || /["'—–]|\bshall\b/.test(sentence);

test.each(clauses)("TE20 each other wording of %s stands in the place of a paragraph", (id) => {
  for (const alternative of alternativesOf(id, draft())) {
    expect(alternative.nodes.map(({ attrs }) => attrs.level)).toEqual([2]);
    expect(words(alternative.nodes)).toMatch(/\.$/);
    const lone = new Map([[id, "lone"]]);
    const openings = [draft(), draft({ present: lone })].flatMap((context) =>
      ALL_DEGREES.flatMap((degree) =>
        clauseNodes(id, { ...context, degree }).map((node) => words([node])),
      ),
    );
    const opening = alternative.replaces.replace(/\{\{.*?\}\}/g, "").split("{doc}")[0] ?? "";
    expect(openings.some((text) => text.startsWith(opening))).toBe(true);
    const keys = fieldKeys(alternative.nodes);
    expect(keys.filter((key) => fieldText(key.split("/")[0] ?? "") === undefined)).toEqual([]);
  }
});

test("TE20 a wording that needs an absent clause is not offered", () => {
  expect(labels(draft())).toContain("A limit in step with the budget");
  const alone = draft({ present: new Map([["RI-03", "ri"]]) });
  expect(labels(alone)).toEqual(["No more than insurance pays"]);
  expect(alternativesOf("SI-01", draft({ present: new Map([["SI-01", "si"]]) }))).toEqual([]);
  expect(alternativesOf("FM-02", draft())).toEqual([]);
});
