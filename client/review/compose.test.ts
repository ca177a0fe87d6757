import { expect, test } from "vitest";
import { compose, type ComposeEvent, needsAsking, nothingWritten } from "./compose.ts";

const write = (words: string, clauseId: string | null = "data"): ComposeEvent => ({
  kind: "write",
  words,
  clauseId,
});
const after = (...events: ComposeEvent[]) => events.reduce(compose, nothingWritten("organisation"));

test("the clause of the first word stays, wherever the reader goes while writing", () => {
  expect(after(write("a"), write("ab", "money")).clauseId).toBe("data");
  expect(after(write("a"), write("", "money"), write("b", "money")).clauseId).toBe("money");
});

test("words that began in private are not shown to others without asking", () => {
  const shown = after(write("We would settle"), { kind: "choose", audience: "shared" });
  expect(needsAsking(shown)).toBe(true);
  expect(needsAsking(compose(shown, { kind: "choose", audience: "organisation" }))).toBe(false);
  expect(needsAsking(after({ kind: "choose", audience: "shared" }, write("Hello")))).toBe(false);
});

test("writing privately once is enough to be asked, until the words are gone", () => {
  const mixed = after(write("a"), { kind: "choose", audience: "shared" }, write("ab"));
  expect(needsAsking(mixed)).toBe(true);
  expect(needsAsking(compose(mixed, write("")))).toBe(false);
});

test("after posting the audience stays as it was", () => {
  const posted = after({ kind: "choose", audience: "shared" }, write("a"), { kind: "posted" });
  expect(posted).toEqual(nothingWritten("shared"));
});
