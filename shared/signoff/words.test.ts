import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { fourWords, WORDS } from "./words.ts";

test("SO1 there are exactly 2,048 distinct plain words, in order", () => {
  expect(WORDS).toHaveLength(2048);
  expect(new Set(WORDS).size).toBe(2048);
  expect(WORDS.filter((word) => !/^[a-z]{3,10}$/.test(word))).toEqual([]);
  expect([...WORDS].toSorted()).toEqual(WORDS);
});

test("SO1 no word is one letter away from another, or another with an ending", () => {
  const known = new Set(WORDS);
  const near = WORDS.flatMap((word) => neighbours(word).filter((other) => known.has(other)));
  const plurals = WORDS.filter((word) => known.has(`${word}s`) || known.has(`${word}es`));
  expect([near, plurals]).toEqual([[], []]);
});

test("SO1 the list never changes: old mails must keep their words", () => {
  expect(fingerprint(utf8ToBytes(WORDS.join(" ")))).toBe(
    "29e05ccd88061730e97a880fe09e7617656b00599e7eb01961e84b7fada9dd85",
  );
});

test("SO2 the words are the first 44 bits, 11 bits a word", () => {
  const last = WORDS[2047] ?? "";
  expect(fourWords("0".repeat(64))).toEqual(Array(4).fill(WORDS[0]));
  expect(fourWords("f".repeat(64))).toEqual(Array(4).fill(last));
  // 00000000001 00000000010 00000000100 00000001000, then ones that no word sees.
  expect(fourWords(`00200802008${"f".repeat(53)}`)).toEqual(
    [1, 2, 4, 8].map((place) => WORDS[place]),
  );
});

/** A letter taken out, put in, changed, or swapped with the next. */
function neighbours(word: string): string[] {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const at = Array.from({ length: word.length + 1 }, (_, i) => [word.slice(0, i), word.slice(i)]);
  return at
    .flatMap(([before = "", after = ""]) => [
      before + after.slice(1),
      before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
      ...Array.from(letters, (letter) => before + letter + after),
      ...Array.from(letters, (letter) => before + letter + after.slice(1)),
    ])
    .filter((other) => other !== word);
}
