import { expect, test } from "vitest";
import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { privateNotes } from "./private-notes.ts";
import { refusedText, refusedWords } from "./refused.ts";
import { clause } from "./room.fake.ts";

const content = (clauses: ClauseJson[], fields: Record<string, string> = {}): DraftContent => ({
  document: { type: "doc", content: clauses },
  fields,
});
const money = clause("money", 1, "Money");
const pay = clause("pay", 2, "We pay monthly.");
const ending = clause("ending", 1, "Ending");
const now = content([money, pay, ending], { days: "30" });

test("DR32 nothing is handed back when everything is in the draft", () => {
  expect(refusedWords(now, now, new Set(["money", "pay", "field:days"]))).toEqual([]);
});

test("DR32 changed words come back with their clause, number and what differs", () => {
  const mine = content([money, clause("pay", 2, "We pay weekly."), ending]);
  expect(refusedWords(mine, now, new Set(["pay"]))).toEqual([
    {
      kind: "changed",
      nodeId: "pay",
      clauseId: "money",
      number: "1.1",
      title: "Money",
      mine: "We pay weekly.",
      now: "We pay monthly.",
      runs: [
        { text: "We pay ", kind: "same" },
        { text: "monthly", kind: "gone" },
        { text: "weekly", kind: "mine" },
        { text: ".", kind: "same" },
      ],
    },
  ]);
});

test("DR32 what somebody else changed meanwhile is not handed back", () => {
  const theirs = content([money, clause("pay", 2, "We pay daily."), ending], { days: "30" });
  expect(refusedWords(now, theirs, new Set(["money"]))).toEqual([]);
});

test("DR32 added, removed and moved clauses are told apart", () => {
  const mine = content([ending, money, clause("extra", 2, "An extra line.")]);
  const words = refusedWords(mine, now, new Set(["ending", "money", "extra", "pay"]));
  expect(words.map((one) => [one.kind, one.kind === "field" ? one.key : one.nodeId])).toEqual([
    ["moved", "ending"],
    ["moved", "money"],
    ["added", "extra"],
    ["removed", "pay"],
  ]);
});

test("DR32 an empty line that was added is no loss", () => {
  const mine = content([money, pay, clause("empty", 2, " "), ending]);
  expect(refusedWords(mine, now, new Set(["empty"]))).toEqual([]);
});

test("DR32 a field comes back with both values", () => {
  const mine = content([money, pay, ending], { days: "60" });
  expect(refusedWords(mine, now, new Set(["field:days"]))).toEqual([
    { kind: "field", key: "days", mine: "60", now: "30" },
  ]);
});

test("DR32 refused words can be copied whole, or kept as one private note for each clause", () => {
  const mine = content([money, clause("pay", 2, "We pay weekly."), clause("new", 2, "More.")], {
    days: "60",
  });
  const words = refusedWords(mine, now, new Set(["pay", "new", "field:days"]));
  expect(refusedText(words)).toBe("We pay weekly.\n\nMore.\n\n60");
  expect(privateNotes(words, "money")).toEqual([
    { clauseId: "money", body: "1.1  We pay weekly.\n\n1.2  More.\n\ndays: 60" },
  ]);
});
