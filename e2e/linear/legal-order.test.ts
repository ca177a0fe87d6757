import { expect, test } from "vitest";
import type { Act } from "./agreement-model.ts";
import { type Operation, legalOrder } from "./legal-order.ts";

/** A history: who, from when, to when (null: no answer), what. */
const history = (...lines: [string, number, number | null, Act][]): Operation[] =>
  lines.map(([client, called, returned, act]) => ({ client, called, returned, act }));

const saved = (word: number): Act => ({ kind: "edit", word, told: "saved" });
const frozenOut = (word: number): Act => ({ kind: "edit", word, told: "frozen" });
const freeze = (version: string, ...words: number[]): Act => ({
  kind: "freeze",
  told: { version, words },
});
const sign = (version: string, told: "signed" | "refused" = "signed"): Act => ({
  kind: "sign",
  by: "ruth",
  version,
  told,
});
const thaw: Act = { kind: "thaw", told: "done" };
const read = (...words: number[]): Act => ({ kind: "read", words });

test.each<[string, Operation[]]>([
  ["nothing at all", []],
  ["words, then frozen with them", history(["a", 0, 1, saved(1)], ["b", 2, 3, freeze("v", 1)])],
  ["words while freezing, in", history(["a", 0, 5, saved(1)], ["b", 1, 4, freeze("v", 1)])],
  [
    "words while freezing, not in and typed after the thaw",
    history(
      ["a", 0, 9, saved(1)],
      ["b", 1, 4, freeze("v")],
      ["b", 5, 6, thaw],
      ["c", 10, 11, read(1)],
    ),
  ],
  [
    "refused while frozen",
    history(["b", 0, 1, freeze("v")], ["a", 2, 3, frozenOut(1)], ["c", 4, 5, read()]),
  ],
  [
    "words without an answer that are there all the same",
    history(["a", 0, null, saved(1)], ["c", 4, 5, read(1)]),
  ],
  ["words without an answer that are not", history(["a", 0, null, saved(1)], ["c", 4, 5, read()])],
  [
    "a freeze without an answer that a signature shows",
    history(["b", 0, null, freeze("v")], ["s", 2, 3, sign("v")], ["a", 4, 5, frozenOut(1)]),
  ],
  [
    "signed once a version",
    history(
      ["b", 0, 1, freeze("v")],
      ["s", 2, 5, sign("v")],
      ["t", 2, 5, sign("v", "refused")],
      ["b", 6, 7, thaw],
      ["b", 8, 9, freeze("w")],
      ["s", 10, 11, sign("w")],
    ),
  ],
])("DR123 legal: %s", (_name, operations) => {
  expect(legalOrder(operations)).not.toBeNull();
});

test.each<[string, Operation[]]>([
  [
    "words taken after the freeze was answered",
    history(["b", 0, 1, freeze("v")], ["a", 2, 3, saved(1)]),
  ],
  [
    "acknowledged words that the version lacks",
    history(["a", 0, 1, saved(1)], ["b", 2, 3, freeze("v")]),
  ],
  ["a version with words nobody typed", history(["b", 2, 3, freeze("v", 7)])],
  [
    "refused words that are in the draft",
    history(["b", 0, 1, freeze("v")], ["a", 2, 3, frozenOut(1)], ["c", 4, 5, read(1)]),
  ],
  ["refused words while nothing is frozen", history(["a", 2, 3, frozenOut(1)])],
  ["acknowledged and lost", history(["a", 0, 1, saved(1)], ["c", 2, 3, read()])],
  ["frozen twice", history(["a", 0, 3, freeze("v")], ["b", 1, 4, freeze("w")])],
  ["thawed before it was frozen", history(["b", 0, 1, thaw], ["a", 2, 3, freeze("v")])],
  [
    "signed twice by one person",
    history(["b", 0, 1, freeze("v")], ["s", 2, 4, sign("v")], ["t", 3, 5, sign("v")]),
  ],
  [
    "a version signed after it was thawed",
    history(["b", 0, 1, freeze("v")], ["b", 2, 3, thaw], ["s", 4, 5, sign("v")]),
  ],
  [
    "the version before this one signed",
    history(
      ["b", 0, 1, freeze("v")],
      ["b", 2, 3, thaw],
      ["b", 4, 5, freeze("w")],
      ["s", 6, 7, sign("v")],
    ),
  ],
  [
    "two readers who saw two orders",
    history(
      ["a", 0, 9, saved(1)],
      ["b", 0, 9, saved(2)],
      ["c", 1, 2, read(1)],
      ["d", 3, 4, read(2)],
    ),
  ],
])("DR123 refused: %s", (_name, operations) => {
  expect(legalOrder(operations)).toBeNull();
});

test("DR123 forty acts that overlap are judged at once", () => {
  const words = Array.from({ length: 36 }, (_, at) => at);
  const edits = words.map((word): [string, number, number, Act] => [
    `e${word % 8}`,
    word,
    word + 8,
    saved(word),
  ]);
  const good = history(...edits, ["c", 50, 51, read(...words)]);
  expect(legalOrder(good)).toHaveLength(37);
  const bad = history(...edits, ["c", 50, 51, read(...words.slice(1))]);
  const from = performance.now();
  expect(legalOrder(bad)).toBeNull();
  expect(performance.now() - from).toBeLessThan(5000);
});
