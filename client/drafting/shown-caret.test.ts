// @vitest-environment happy-dom
import { NodeSelection } from "@tiptap/pm/state";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clause } from "./room.fake.ts";
import { Pair, type Writer } from "./editor.fixture.ts";

let pair: Pair;
beforeEach(() => {
  pair = new Pair([
    clause("money", 1, "Money"),
    clause("pay", 2, "We pay monthly."),
    clause("ending", 1, "Ending"),
  ]);
  pair.one.caret("money", 0);
  pair.one.editor.view.focus();
  // A page with much to do sends it late: in these tests, never.
  window.addEventListener("selectionchange", late, { capture: true });
});
afterEach(() => {
  window.removeEventListener("selectionchange", late, { capture: true });
  pair.close();
});

test("DR150 words go where the writer clicked, also when others' words come first", () => {
  const { one, two } = pair;
  click(one, "pay", "We pay ".length);
  two.caret("pay", 0);
  two.type("Now ");
  expect(caretOf(one)).toEqual(["Now We pay ", "monthly."]);
  expect(shownCaretOf(one)).toEqual(["Now We pay ", "monthly."]);
  one.type("you ");
  expect(two.lines()).toEqual(["1 Money", "1.1 Now We pay you monthly.", "2 Ending"]);
});

test("DR150 a stretch that was just marked stays marked while others write in it", () => {
  const { one, two } = pair;
  click(one, "pay", 3, "We pay".length);
  two.caret("pay", "We p".length);
  two.type("re");
  const { from, to } = one.editor.state.selection;
  expect(one.editor.state.doc.textBetween(from, to)).toBe("preay");
});

test("DR150 others' new lines move the caret with the words it stands in", () => {
  const { one, two } = pair;
  click(one, "ending", "End".length);
  two.caret("money", "Money".length);
  two.press("Enter");
  two.type("At once.");
  expect(caretOf(one)).toEqual(["End", "ing"]);
});

test("DR150 a paper that is only drawn anew keeps the caret of the click", () => {
  const { one } = pair;
  click(one, "pay", "We".length);
  one.editor.view.dispatch(one.editor.state.tr.setMeta("drawn", true));
  expect(caretOf(one)).toEqual(["We", " pay monthly."]);
});

test("DR150 a key acts where the writer clicked, before the browser has said so", () => {
  const { one } = pair;
  click(one, "pay", "We pay ".length);
  keydown(one, "Enter");
  click(one, "ending", 0);
  keydown(one, "Backspace");
  expect(one.lines()).toEqual(["1 Money", "1.1 We pay", "1.2 monthly.Ending"]);
});

test("DR150 the browser's own caret after Tab is not the writer's: theirs stays", () => {
  const { one, two } = pair;
  click(one, "pay", "We pay".length);
  keydown(one, "Shift");
  one.editor.view.dom.blur();
  one.editor.view.dom.focus();
  select(one, "money", 0, 0);
  two.caret("money", 0);
  two.type("Our ");
  expect(caretOf(one)).toEqual(["We pay", " monthly."]);
});

test("DR150 while letters are composed the caret is left to what composes them", () => {
  const { one, two } = pair;
  click(one, "pay", "We pay".length);
  keydown(one, "a");
  one.editor.view.dom.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  select(one, "money", 0, 0);
  two.caret("money", 0);
  two.type("Our ");
  expect(caretOf(one)).toEqual(["We pay", " monthly."]);
});

test("DR150 a chosen field stays chosen while others write beside it", () => {
  pair.close();
  const chip = { type: "fieldRef" as const, attrs: { key: "notice.days" } };
  const line = {
    ...clause("pay", 2, ""),
    content: [{ type: "paragraph" as const, content: [chip] }],
  };
  pair = new Pair([clause("money", 1, "Money"), line], { "notice.days": "30" });
  const { one, two } = pair;
  one.caret("pay", 0);
  one.editor.view.focus();
  one.editor.commands.setNodeSelection(one.editor.state.selection.from);
  keydown(one, "Shift");
  two.caret("pay", 0);
  two.type("After ");
  expect(one.editor.state.selection).toBeInstanceOf(NodeSelection);
});

const late = (event: Event) => event.stopImmediatePropagation();

/** The finger goes down and the browser moves its caret, or marks a stretch. */
function click(writer: Writer, id: string, anchor: number, head = anchor): void {
  writer.editor.view.dom.dispatchEvent(new Event("touchstart", { bubbles: true }));
  select(writer, id, anchor, head);
}

function select(writer: Writer, id: string, anchor: number, head: number): void {
  const words = writer.editor.view.dom.querySelector(`[data-clause=${id}] p`)?.firstChild ?? null;
  if (words === null) throw new Error(`no words in ${id}`);
  document.getSelection()?.setBaseAndExtent(words, anchor, words, head);
}

function keydown({ editor }: Writer, key: string): void {
  editor.view.dom.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

/** The words of the line before and after the editor's caret. */
function caretOf({ editor: { state } }: Writer): [string, string] {
  const { $head } = state.selection;
  const { textContent } = $head.parent;
  return [textContent.slice(0, $head.parentOffset), textContent.slice($head.parentOffset)];
}

/** The words of the line before and after the caret that the writer sees. */
function shownCaretOf({ editor: { view } }: Writer): [string, string] {
  const { focusNode = null, focusOffset = 0 } = document.getSelection() ?? {};
  if (focusNode === null || !view.dom.contains(focusNode)) return ["", ""];
  const words = focusNode.textContent ?? "";
  return [words.slice(0, focusOffset), words.slice(focusOffset)];
}
