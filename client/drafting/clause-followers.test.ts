// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { insertClauses, takeOutClause } from "./clause-commands.ts";
import type { Follow } from "./clause-followers.ts";
import { Pair, type Writer } from "./editor.fixture.ts";
import { asOneStep } from "./remote.ts";

const node = (id: string, level: 1 | 2, text: string, source = ""): ClauseJson => ({
  type: "clause",
  attrs: { id, level, kind: "clause", source },
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

const BIDS = [node("bids", 1, "Bidding", "MO-08"), node("bid", 2, "Anyone may bid.")];
const DRAFT = [
  node("money", 1, "Money", "MO-02"),
  node("pay", 2, "We pay as Bidding says."),
  node("late", 2, "Bidding says what is late."),
  ...BIDS,
];
const LINES = [
  "1 Money",
  "1.1 We pay as Bidding says.",
  "1.2 Bidding says what is late.",
  "2 Bidding",
  "2.1 Anyone may bid.",
];
const WITHOUT = ["1 Money", "1.1 We pay."];

/** Without its clause one line is worded in another way, and one drops out. */
const follow: Follow = ({ way, source }) => {
  if (source !== "MO-08") return { lines: [], left: [], fields: {} };
  if (way === "gone") {
    const lines = [
      { nodeId: "pay", place: "instead", now: [node("any", 2, "We pay.")] },
      { nodeId: "late", place: "instead", now: [] },
    ] as const;
    return { lines, left: ["pay", "gone"], fields: {} };
  }
  const lines = [
    { nodeId: "pay", place: "instead", now: [node("any", 2, "We pay as Bidding says.")] },
    { nodeId: "pay", place: "below", now: [node("new", 2, "Bidding says what is late.")] },
    { nodeId: "gone", place: "below", now: [node("none", 2, "Nowhere.")] },
  ] as const;
  return { lines, left: [], fields: { "notice.days": "9" } };
};

let pair: Pair;
let one: Writer;
beforeEach(() => {
  pair = new Pair(DRAFT);
  one = pair.one;
  for (const writer of [pair.one, pair.two]) writer.follow = follow;
});
afterEach(() => pair.close());

const takeOut = () => {
  one.caret("bid", 0);
  asOneStep(one.editor, () => takeOutClause(one.editor.state, one.editor.view.dispatch));
};

test("TE50 lines that point at a clause change with it, and one undo takes all of it back", () => {
  takeOut();
  expect(pair.two.lines()).toEqual(WITHOUT);
  expect(one.followed).toEqual([{ way: "gone", changed: 2, left: ["1.1", ""] }]);
  expect(pair.two.followed).toEqual([]);
  one.editor.commands.undo();
  expect(pair.two.lines()).toEqual(LINES);
  expect(one.followed).toHaveLength(1);
});

test("TE50 a clause that is selected and deleted takes them with it too", () => {
  const { state, view } = one.editor;
  const { childCount, content } = state.doc;
  const size = state.doc.child(childCount - 1).nodeSize + state.doc.child(childCount - 2).nodeSize;
  view.dispatch(state.tr.delete(content.size - size, content.size));
  expect(pair.two.lines()).toEqual(WITHOUT);
  one.editor.commands.undo();
  expect(pair.two.lines()).toEqual(LINES);
});

test("TE50 what is cut is on its way to another place, so the lines wait", () => {
  const { state, view } = one.editor;
  const { childCount, content } = state.doc;
  const size = state.doc.child(childCount - 1).nodeSize + state.doc.child(childCount - 2).nodeSize;
  const cut = state.tr.delete(content.size - size, content.size).setMeta("uiEvent", "cut");
  view.dispatch(cut);
  expect(pair.two.lines()).toEqual(LINES.slice(0, 3));
  expect(one.followed).toEqual([]);
});

test("TE50 a clause that is put in brings its lines back, with the values they start with", () => {
  takeOut();
  const before = fieldsOf(pair.two.doc).get("notice.days");
  expect(before).toBeUndefined();
  insertClauses(BIDS)(one.editor.state, one.editor.view.dispatch);
  expect(pair.two.lines()).toEqual(LINES);
  expect(one.followed.at(-1)).toEqual({ way: "come", changed: 2, left: [] });
  expect(fieldsOf(pair.two.doc).get("notice.days")).toBe("9");
});

test("TE50 words alone, own clauses and what others do change no other line", () => {
  one.caret("bid", 3);
  one.type("!");
  const own = [node("bus", 1, "The minibus"), node("key", 2, "The keys hang in the hall.")];
  insertClauses(own)(one.editor.state, one.editor.view.dispatch);
  expect([one.followed, pair.two.followed]).toEqual([[], []]);
  expect(pair.two.lines().slice(0, 3)).toEqual(LINES.slice(0, 3));
});
