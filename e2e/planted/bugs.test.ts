import { expect, test } from "vitest";
import { BUGS } from "./bugs.ts";
import { TWELVE } from "./twelve.ts";

const names = BUGS.map(({ name }) => name);

test.each(TWELVE)("DR160 a bug is planted that is called: %s", (name) => {
  expect(names.filter((planted) => planted.startsWith(name))).not.toEqual([]);
});

test("DR160 each planted bug has a name of its own, and changes something", () => {
  expect(names).toEqual([...new Set(names)]);
  expect(BUGS.filter(({ edits }) => edits.length === 0)).toEqual([]);
});
