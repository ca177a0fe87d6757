// @vitest-environment happy-dom
import { AllSelection, type Command, TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { changeLevel } from "./clause-commands.ts";
import { clauseEdits } from "./clause-edits.ts";
import type { LostClause } from "./clause-guard.ts";
import { DeskNodes } from "./desk-nodes.ts";
import { Pair, type Writer } from "./editor.fixture.ts";
import { moveClause } from "./move-clause.ts";
import { structureOf } from "./numbers.ts";
import { bodyOf } from "#shared/drafting/layout.ts";

const node = (id: string, level: 1 | 2, text: string, source = ""): ClauseJson => ({
  type: "clause",
  attrs: { id, level, kind: "clause", source },
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

const DRAFT: readonly ClauseJson[] = [
  node("title", 1, "Parties", "FM-01"),
  node("who", 2, "We are two."),
  node("money", 1, "Money", "MO-02"),
  node("pay", 2, "We pay monthly."),
  node("late", 2, "Or later."),
  node("own", 1, "The minibus"),
  node("keys", 2, "The keys hang in the hall."),
  node("bids", 1, "Bidding", "MO-08"),
  node("bid", 2, "Anyone may bid."),
];
const LINES = [
  "1 Parties",
  "1.1 We are two.",
  "2 Money",
  "2.1 We pay monthly.",
  "2.2 Or later.",
  "3 The minibus",
  "3.1 The keys hang in the hall.",
  "4 Bidding",
  "4.1 Anyone may bid.",
];

let pair: Pair;
let one: Writer;
/** What the writer was refused, in order. */
let refused: string[];

beforeEach(() => {
  pair = new Pair(DRAFT);
  one = pair.one;
  refused = [];
  one.mayLose = (lost, by) => {
    const stays = lost.filter(({ source }) => source !== "MO-08");
    if (stays.length > 0) refused.push(`${by}: ${titles(stays)}`);
    return stays.length === 0;
  };
});
afterEach(() => pair.close());

const titles = (lost: readonly LostClause[]) => lost.map(({ title }) => title).join(", ");
const run = (command: Command) => command(one.editor.state, one.editor.view.dispatch);
const placed = (id: string) => {
  const found = structureOf(one.editor.state).nodes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no line ${id}`);
  return found;
};
/** Selects from the start of one line to the end of another. */
function select(from: string, to: string): void {
  const last = placed(to);
  const { state, view } = one.editor;
  const range = TextSelection.create(state.doc, placed(from).pos + 2, last.pos + last.size - 2);
  view.dispatch(state.tr.setSelection(range));
}
const untouched = () => {
  expect(one.lines()).toEqual(LINES);
  expect(pair.two.lines()).toEqual(LINES);
};

test.each(["Delete", "Backspace"])(
  "TE34 %s with all words selected takes nothing out, and names what must stay",
  (key) => {
    const { state, view } = one.editor;
    view.dispatch(state.tr.setSelection(new AllSelection(state.doc)));
    one.press(key);
    expect(refused).toEqual(["selection: Parties, Money"]);
    untouched();
  },
);

test("TE34 a selection that reaches into the next clause takes no title with it", () => {
  select("who", "pay");
  one.press("Delete");
  expect(refused).toEqual(["selection: Money"]);
  untouched();
});

test.each([
  ["deleted", () => one.press("Delete")],
  ["written over", () => one.type("x")],
])("TE34 a whole clause is not %s, title and lines, and stays selected", (_how, edit) => {
  select("money", "late");
  edit();
  expect(refused).toEqual(["selection: Money"]);
  expect(one.editor.state.selection.empty).toBe(false);
  untouched();
});

test("TE34 the words below a title may go, and the clause with its title stays", () => {
  select("pay", "late");
  one.press("Delete");
  expect(refused).toEqual([]);
  expect(pair.two.lines().slice(2, 4)).toEqual(["2 Money", "2.1"]);
  expect(pair.two.ids()).toContain("money");
});

test("TE34 a title may be worded anew, and a line joined to it", () => {
  select("money", "money");
  one.type("What we pay");
  one.caret("pay", 0);
  one.press("Backspace");
  expect(refused).toEqual([]);
  expect(pair.two.lines()[2]).toBe("2 What we payWe pay monthly.");
});

test("TE34 Backspace before a title, and Delete behind the line above it, join nothing", () => {
  one.caret("money", 0);
  one.press("Backspace");
  one.caret("who", "We are two.".length);
  one.press("Delete");
  expect(refused).toEqual(["edge: Money", "edge: Money"]);
  untouched();
});

test("TE34 a title that must be in does not become a line of the clause before it", () => {
  one.caret("money", 0);
  run(changeLevel(1));
  expect(refused).toEqual(["edge: Money"]);
  untouched();
});

test("TE34 cut copies and leaves, and the refusal says that it was a cut", () => {
  select("money", "late");
  const { state, view } = one.editor;
  view.dispatch(state.tr.deleteSelection().setMeta("uiEvent", "cut"));
  expect(refused).toEqual(["cut: Money"]);
  untouched();
});

test("TE34 own words and what one lead may take out go as before, in one undo", () => {
  select("own", "bid");
  one.press("Delete");
  expect(refused).toEqual([]);
  expect(one.lines()).toEqual([...LINES.slice(0, 5), "3"]);
  one.editor.commands.undo();
  untouched();
});

test("TE34 a clause that stands twice may go once", () => {
  const { state, view } = one.editor;
  const copy = state.schema.nodeFromJSON(node("again", 1, "Money again", "MO-02"));
  view.dispatch(state.tr.insert(state.doc.content.size, copy));
  run((now, dispatch) => {
    const { pos, size } = placed("again");
    dispatch?.(now.tr.delete(pos, pos + size));
    return true;
  });
  expect(refused).toEqual([]);
  untouched();
});

test("TE34 moving a clause, with the tools or by dragging, is not losing it", () => {
  moveClause(bodyOf(one.doc), structureOf(one.editor.state), "money", 1);
  expect(one.lines()[2]).toBe("2 The minibus");
  const { state, view } = one.editor;
  const [from, last] = [placed("money"), placed("late")];
  const words = state.doc.slice(from.pos, last.pos + last.size);
  const dropped = state.tr.delete(from.pos, last.pos + last.size).insert(0, words.content);
  view.dispatch(dropped.setMeta("uiEvent", "drop"));
  expect(one.lines()[0]).toBe("1 Money");
  expect(pair.two.lines()).toEqual(one.lines());
  expect(refused).toEqual([]);
});

test("TE34 half a title dragged away together with the line above it stays where it is", () => {
  const { state, view } = one.editor;
  const [line, head] = [placed("who"), placed("money")];
  const range = TextSelection.create(state.doc, line.pos + line.size - 2, head.pos + 4);
  view.dispatch(state.tr.setSelection(range));
  const now = one.editor.state;
  const plugin = now.plugins.find(({ props }) => props.transformPasted !== undefined);
  const taken = now.selection.content();
  const words = plugin?.props.transformPasted?.call(plugin, taken, view, false) ?? taken;
  const dropped = now.tr.deleteSelection();
  dropped.replaceRange(placed("who").pos + 4, placed("who").pos + 4, words);
  view.dispatch(dropped.setMeta("uiEvent", "drop"));
  expect(refused).toEqual(["selection: Money"]);
  untouched();
});

test("TE34 what others take out, and an undo, is never refused here", () => {
  const two = pair.two;
  clauseEdits(two.editor, two.doc, two.fields).takeOut("money");
  expect(one.lines()).toEqual([
    LINES[0],
    LINES[1],
    "2 The minibus",
    "2.1 The keys hang in the hall.",
    "3 Bidding",
    "3.1 Anyone may bid.",
  ]);
  two.editor.commands.undo();
  untouched();
  expect(refused).toEqual([]);
});

test("TE34 words held back go in as their writer chose, even where a title goes with them", () => {
  const nodes = new DeskNodes(one.editor);
  nodes.put([
    { nodeId: "money", now: null, next: null, after: null },
    { nodeId: "who", now: null, next: node("who", 2, "We are two. Money"), after: null },
  ]);
  expect(refused).toEqual([]);
  expect(pair.two.ids()).not.toContain("money");
  expect(pair.two.lines()[1]).toBe("1.1 We are two. Money");
});
