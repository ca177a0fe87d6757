import { expect, test } from "vitest";
import { ALL_DEGREES, type Degree } from "../assessment/degrees.ts";
import { clauseNodes } from "./clause-nodes.ts";
import { type ClauseId, LIBRARY } from "./library.ts";
import { inlineNodes } from "./nodes.ts";
import { CLAUSE_TEXTS, FIELD_TEXTS } from "./texts.ts";

const parties = (["charitableCompany", "unincorporated", "council"] as const).map((legalForm) => ({
  id: legalForm.toLowerCase(),
  legalForm,
  name: "The Hub",
  shortName: "Hub",
  number: "1",
  address: "here",
}));

interface Sentence {
  readonly clause: string;
  readonly words: string;
}

/** Every sentence of every clause at every degree, beside all others and alone, fields as one word. */
const sentences: readonly Sentence[] = ALL_DEGREES.flatMap((degree) => {
  const all = CLAUSE_TEXTS.map(({ id }) => id);
  return all.flatMap((clause) =>
    [all, [clause]].flatMap((present) => sentencesOf(clause, present, degree)),
  );
});

function sentencesOf(clause: ClauseId, present: readonly ClauseId[], degree: Degree): Sentence[] {
  let last = 0;
  const context = {
    degree,
    parties,
    present: new Map(present.map((id) => [id, id])),
    required: new Set(present),
    newId: () => `n${(last += 1)}`,
  };
  return clauseNodes(clause, context)
    .filter(({ attrs }) => attrs.level > 1)
    .flatMap((node) =>
      (node.content ?? [])
        .filter(({ type }) => type === "paragraph")
        .map((block) => plain({ ...node, content: [block] })),
    )
    .flatMap((text) => text.split(/(?<=[.?!]["”’]?) +/))
    .map((words) => ({ clause, words }));
}

function plain(node: Parameters<typeof inlineNodes>[0][number]): string {
  return inlineNodes([node])
    .map((inline) => (inline.type === "text" ? inline.text : "this"))
    .join("")
    .replaceAll("\u00a0", " ");
}

const unique: readonly Sentence[] = [
  ...new Map(sentences.map((sentence) => [sentence.words, sentence])).values(),
];

/** What stands in choices reads as part of a sentence, so the same rules hold for it. */
const labels = FIELD_TEXTS.flatMap(({ key, choices = [], initial = "", help, label }) => [
  ...choices.map((choice) => ({ clause: key, words: choice.label })),
  ...[initial, help, label].map((words) => ({ clause: key, words })),
]);

test("TE18 no clause says shall, uses Latin or law words, or has a long dash", () => {
  const banned =
    /\b(?:shall|hereby|herein|hereunder|thereof|therein|whereas|notwithstanding|pursuant|aforesaid|inter alia|pro rata|mutatis|bona fide|force majeure|e\.g|i\.e|etc|per annum|indemnif\w+|covenants?|undertakes?)\b|[—–]/i;
  const found = [...unique, ...labels].filter(({ words }) => banned.test(words));
  expect(found).toEqual([]);
});

test("TE18 the words are typeset: curly quotes, single spaces, a stop or a colon at the end", () => {
  const untidy = unique.filter(({ words }) => /["']| {2}|\s$|^\s| [.,;:]|\{|\}|\[|\]/.test(words));
  expect(untidy).toEqual([]);
  const open = unique.filter(({ words }) => !/[.:;?”]$| and$| or$|^this/.test(words));
  expect(open.filter(({ words }) => !words.includes(": "))).toEqual([]);
});

test("TE18 the clauses read easily, and no sentence has more than 25 words", (context) => {
  const scored = CLAUSE_TEXTS.map(({ id }) => ({
    id,
    ease: readingEase(unique.filter(({ clause }) => clause === id).map(({ words }) => words)),
  })).toSorted((a, b) => a.ease - b.ease);
  const mean = scored.reduce((sum, { ease }) => sum + ease, 0) / scored.length;
  const hardest = scored.slice(0, 5).map(({ id, ease }) => `${id} ${ease.toFixed(1)}`);
  void context.annotate(`mean ${mean.toFixed(1)}; the five hardest: ${hardest.join(", ")}`);
  expect(mean).toBeGreaterThanOrEqual(60);
  const long = unique.filter(({ words }) => wordsIn(words).length > 25);
  expect(long.map(({ clause, words }) => `${clause}: ${words}`)).toEqual([]);
});

test("TE18 every field has a label, a help sentence and a key of its own", () => {
  const keys = FIELD_TEXTS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const columns = FIELD_TEXTS.flatMap(({ columns: known = [] }) => known);
  const bare = [...FIELD_TEXTS, ...columns].filter(
    ({ label, help }) => label === "" || help === "",
  );
  expect(bare).toEqual([]);
  const orders = [...FIELD_TEXTS, ...columns].filter(
    ({ key }) => !/^[A-Za-z][A-Za-z0-9.]*$/.test(key),
  );
  expect(orders).toEqual([]);
});

test("TE18 a starting value is one its own field would take", () => {
  const choices = FIELD_TEXTS.filter(({ type }) => type === "choice");
  const wrong = choices.filter(
    ({ initial, choices: known = [] }) =>
      initial !== undefined && !known.some(({ code }) => code === initial),
  );
  expect(wrong.map(({ key }) => key)).toEqual([]);
  expect(LIBRARY.length).toBe(60);
});

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}’£%]+/gu) ?? [];
}

/** Flesch (1948): 206.835 - 1.015 words in a sentence - 84.6 syllables in a word. */
function readingEase(text: readonly string[]): number {
  const words = text.flatMap(wordsIn);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 206.835 - (1.015 * words.length) / text.length - 84.6 * (syllables / words.length);
}

function syllablesIn(word: string): number {
  const plainWord = word.toLowerCase().replace(/(?:[^laeiouy]es|[^aeiouyt]ed|[^aeiouyl]e)$/, "");
  return Math.max(1, (plainWord.match(/[aeiouy]+/g) ?? []).length);
}
