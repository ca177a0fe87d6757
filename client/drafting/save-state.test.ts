import { expect, test } from "vitest";
import { editsIn, saveState, type SaveFacts, type SaveState } from "./save-state.ts";

const now = 1_000_000;
const calm: SaveFacts = {
  brokenSince: null,
  opened: true,
  access: "write",
  edits: 0,
  oldest: null,
  onDevice: true,
  serverSaves: true,
};

const stories: readonly (readonly [string, Partial<SaveFacts>, SaveState])[] = [
  ["nothing has arrived yet", { opened: false }, { kind: "opening" }],
  ["everything is acknowledged", {}, { kind: "saved" }],
  ["a change is on its way", { edits: 1, oldest: now - 50 }, { kind: "saving" }],
  [
    "nine seconds pass without an acknowledgement",
    { edits: 1, oldest: now - 9_000 },
    { kind: "notSaved", since: now - 9_000 },
  ],
  [
    "the server has said that it cannot save",
    { edits: 1, oldest: now - 50, serverSaves: false },
    { kind: "notSaved", since: now - 50 },
  ],
  ["the server cannot save, and nothing waits", { serverSaves: false }, { kind: "saved" }],
  ["a short break with nothing to save", { brokenSince: now - 500 }, { kind: "saved" }],
  [
    "a short break with a change",
    { brokenSince: now - 500, edits: 1, oldest: now - 400 },
    { kind: "saving" },
  ],
  [
    "a break with changes on the device",
    { brokenSince: now - 60_000, edits: 14, oldest: now - 50_000 },
    { kind: "offline", edits: 14 },
  ],
  [
    "a break with changes the device does not have",
    { brokenSince: now - 60_000, edits: 14, oldest: now - 50_000, onDevice: false },
    { kind: "notSaved", since: now - 50_000 },
  ],
  ["a break with nothing waiting", { brokenSince: now - 60_000 }, { kind: "offline", edits: 0 }],
  ["a reader", { access: "readOnly" }, { kind: "readOnly" }],
  ["a frozen draft", { access: "frozen" }, { kind: "frozen" }],
  [
    "frozen with a change on its way",
    { access: "frozen", edits: 1, oldest: now - 9 },
    { kind: "saving" },
  ],
];

test.each(stories)("DR30 the save state is true when %s", (_, facts, expected) => {
  expect(saveState({ ...calm, ...facts }, now)).toEqual(expected);
});

test("DR30 quick changes are one edit, as they are one undo step", () => {
  expect(editsIn([])).toBe(0);
  expect(editsIn([0, 100, 200, 300])).toBe(1);
  expect(editsIn([0, 100, 2_000, 2_100, 9_000])).toBe(3);
});
