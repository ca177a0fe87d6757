import { expect, test } from "vitest";
import { LIBRARY } from "./library.ts";

/** Letters that people read as a word. */
const KNOWN = ["VAT"];

test("TE38 what a clause is about is one or two plain sentences, in no more than 100 letters", () => {
  const faults = LIBRARY.flatMap(({ id, purpose }) => {
    const letters = (purpose.match(/\b[A-Z&]{2,}\b/g) ?? []).filter(
      (word) => !KNOWN.includes(word),
    );
    const plain =
      /^[A-Z].*\.$/.test(purpose) && !/[;–—&/]/.test(purpose) && purpose.split(" ").length >= 6;
    return plain && purpose.length <= 100 && letters.length === 0 ? [] : [`${id}: ${purpose}`];
  });
  expect(faults).toEqual([]);
});

test("TE38 no two clauses are about the same", () => {
  expect(new Set(LIBRARY.map(({ purpose }) => purpose)).size).toBe(LIBRARY.length);
});
