import { expect, test } from "vitest";
import { findLines, foundRuns } from "./find-in-draft.ts";

const lines = [
  { id: "a", number: "14", words: "Ending or leaving" },
  { id: "b", number: "14.2", words: "Anyone may leave by giving notice of three months." },
  { id: "c", number: "15", words: "Changes" },
  { id: "d", number: "15.3", words: "Llŷr writes: changes need notice in writing." },
];

test("DR36 a number goes to its line, and words to where they stand", () => {
  expect(findLines(lines, "14.2").map(({ id }) => id)).toEqual(["b"]);
  expect(findLines(lines, "14").map(({ id }) => id)).toEqual(["a", "b"]);
  expect(findLines(lines, " NOTICE ").map(({ id }) => id)).toEqual(["b", "d"]);
  expect(findLines(lines, "llyr").map(({ id }) => id)).toEqual(["d"]);
  expect(findLines(lines, "").map(({ id }) => id)).toEqual(["a", "c"]);
  expect(findLines(lines, "nothing like it")).toEqual([]);
});

test("DR36 what was found is marked where it stands", () => {
  expect(foundRuns("Changes need notice in writing.", "Notice")).toEqual([
    { text: "Changes need ", found: false },
    { text: "notice", found: true },
    { text: " in writing.", found: false },
  ]);
  expect(foundRuns("Changes", "14")).toEqual([{ text: "Changes", found: false }]);
});
