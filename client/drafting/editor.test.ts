// @vitest-environment happy-dom
import { Fragment, Slice } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import { afterEach, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { addClause, changeLevel, takeOutClause } from "./clause-commands.ts";
import { Pair, type Writer } from "./editor.fixture.ts";
import { moveClause } from "./move-clause.ts";
import { structureOf } from "./numbers.ts";
import { bindingOf } from "./remote.ts";
import { clause } from "./room.fake.ts";
import { sameContent } from "./stale-guard.ts";

let pair: Pair;
afterEach(() => pair.close());

const draft = (): ClauseJson[] => [
  clause("money", 1, "Money"),
  clause("pay", 2, "We pay monthly."),
  clause("ending", 1, "Ending"),
  {
    ...clause("notice", 2, ""),
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "After " },
          { type: "fieldRef", attrs: { key: "notice.days" } },
          { type: "text", text: ", clause " },
          { type: "xref", attrs: { target: "money" } },
          { type: "text", text: " ends." },
        ],
      },
    ],
  },
];

function open(fields: Record<string, string> = { "notice.days": "30" }): Pair {
  pair = new Pair(draft(), fields);
  return pair;
}

test("DR36 numbers stand beside the words and are never part of them", () => {
  const { one } = open();
  const dom = one.editor.view.dom;
  expect(dom.querySelector("[data-clause=money] p")?.getAttribute("data-number")).toBe("1");
  expect(dom.querySelector("[data-clause=pay]")?.getAttribute("data-number")).toBe("1.1");
  expect(dom.querySelector("[data-clause=money] p")?.getAttribute("role")).toBe("heading");
  expect(one.editor.state.doc.textContent).not.toMatch(/\d/);
});

test("DR36 a reference follows its clause when others are added before it", () => {
  const { one, two } = open();
  const reference = () => two.editor.view.dom.querySelector("[data-xref=money]")?.textContent;
  expect(reference()).toBe("1");
  one.caret("notice", 0);
  move(one, -1);
  expect(one.lines()).toEqual([
    "1 Ending",
    "1.1 After , clause  ends.",
    "2 Money",
    "2.1 We pay monthly.",
  ]);
  expect(two.lines()).toEqual(one.lines());
  expect(reference()).toBe("2");
  one.caret("pay", 0);
  run(one, takeOutClause);
  expect(reference()).toBe("gone");
});

test("DR37 undo takes back what I wrote, and nothing of anybody else's", () => {
  const { one, two } = open();
  for (let press = 0; press < 20; press += 1) one.editor.commands.undo();
  expect(one.lines()[1]).toBe("1.1 We pay monthly.");
  one.caret("pay", 0);
  one.type("Mine. ");
  two.caret("pay", two.lines()[1]?.length ?? 0);
  two.caret("pay", 0);
  two.type("Theirs. ");
  one.editor.commands.undo();
  expect(two.lines()[1]).toBe("1.1 Theirs. We pay monthly.");
  one.editor.commands.redo();
  expect(one.lines()[1]).toContain("Mine. ");
});

test("DR37 undo takes back my value of a field", () => {
  const { one, two } = open();
  one.fields.write("notice.days", "60");
  expect(two.fields.shown("notice.days")).toBe("60\u00a0days");
  one.editor.commands.undo();
  expect(two.fields.shown("notice.days")).toBe("30\u00a0days");
});

test("DR38 a split line keeps its id on the first half and gets a new one on the second", () => {
  const { one, two } = open();
  one.caret("pay", "We pay ".length);
  one.press("Enter");
  expect(one.lines().slice(0, 3)).toEqual(["1 Money", "1.1 We pay", "1.2 monthly."]);
  expect(one.ids()[1]).toBe("pay");
  expect(one.ids()[2]).toMatch(/^[0-9a-z]{16}$/);
  expect(two.ids()).toEqual(one.ids());
});

test("DR38 a pasted clause keeps its id when the draft has none such, and gets a new one otherwise", () => {
  const { one } = open();
  const nodes = one.editor.state.doc.content;
  const copied = new Slice(Fragment.from(nodes.child(0)), 0, 0);
  paste(one, copied);
  expect(new Set(one.ids()).size).toBe(5);
  expect(one.ids().filter((id) => id === "money")).toHaveLength(1);
  expect(one.lines()[0]).toBe("1 Money");
  one.caret("pay", 0);
  const cut = new Slice(
    Fragment.from(one.editor.state.schema.nodeFromJSON(clause("away", 2, "Back."))),
    0,
    0,
  );
  paste(one, cut);
  expect(one.ids()).toContain("away");
});

test("DR38 Enter in a title begins the first line, and in an empty line goes one level out", () => {
  const { one } = open();
  one.caret("money", "Money".length);
  one.press("Enter");
  one.type("First.");
  expect(one.lines().slice(0, 3)).toEqual(["1 Money", "1.1 First.", "1.2 We pay monthly."]);
  one.press("Enter");
  one.press("Enter");
  one.type("A clause.");
  expect(one.lines().slice(0, 4)).toEqual([
    "1 Money",
    "1.1 First.",
    "2 A clause.",
    "2.1 We pay monthly.",
  ]);
});

test("DR38 levels change one line, and the first line of all stays a title", () => {
  const { one } = open();
  one.caret("pay", 0);
  run(one, changeLevel(1));
  expect(one.lines()[1]).toBe("1(a) We pay monthly.");
  one.caret("money", 0);
  run(one, changeLevel(1));
  expect(one.lines()[0]).toBe("1 Money");
  run(one, addClause);
  expect(one.lines()).toHaveLength(6);
  expect(structureOf(one.editor.state).sections.map(({ title }) => title)).toEqual([
    "Money",
    "",
    "Ending",
  ]);
});

test("DR39 two people type in the same line without mixing their letters", () => {
  const { one, two } = open();
  const end = "We pay monthly.".length;
  one.caret("pay", end);
  two.caret("pay", end);
  for (const [mine, theirs] of pairs("Amina writes.", "Marcus writes.")) {
    one.type(mine);
    two.type(theirs);
  }
  expect(one.lines()).toEqual(two.lines());
  expect(one.lines()[1]).toContain("Amina writes.");
  expect(one.lines()[1]).toContain("Marcus writes.");
});

test("DR39 an editor that shows old words is drawn again before the next key", () => {
  const { one, two } = open();
  const { state, view } = one.editor;
  bindingOf(state)?.mux(() => view.dispatch(state.tr.delete(2, 4)));
  expect(one.lines()[0]).not.toBe("1 Money");
  two.caret("pay", 0);
  two.type("Now ");
  expect(one.lines().slice(0, 2)).toEqual(["1 Money", "1.1 Now We pay monthly."]);
  expect(sameContent(bodyOf(one.doc).toArray(), one.editor.state.doc)).toBe(true);
});

test("DR38 a moved clause brings its lines along and is at the same place for both", () => {
  const { one, two } = open();
  one.caret("money", 0);
  expect(move(one, 1)).toBe(true);
  expect(two.lines().map((words) => words.split(" ")[1])).toEqual([
    "Ending",
    "After",
    "Money",
    "We",
  ]);
  expect(two.ids()).toEqual(["ending", "notice", "money", "pay"]);
  expect(readDraft(one.doc)).toEqual(readDraft(two.doc));
  one.caret("money", 0);
  expect(move(one, 1)).toBe(false);
});

test("DR36 what is copied carries the values and numbers of the moment", () => {
  const { one } = open();
  expect(one.editor.getText()).toContain("After 30\u00a0days, clause 1 ends.");
  const html = one.editor.getHTML();
  expect(html).toContain('<span data-field="notice.days">30&nbsp;days</span>');
  expect(html).toContain('<span data-xref="money">1</span>');
  const before = one.lines();
  one.editor.commands.setContent(html);
  expect(one.lines()).toEqual(before);
});

test("DR36 a chip shows its value, or its name while there is none, and opens its input", () => {
  const { one, two } = open({ "notice.days": "" });
  expect(chip(one)?.textContent).toBe("notice");
  expect(chip(one)?.hasAttribute("data-empty")).toBe(true);
  chip(one)?.click();
  expect(one.opened).toEqual(["notice.days"]);
  expect(one.fields.write("notice.days", "soon")).toHaveProperty("refusal.code", "fieldDuration");
  one.fields.write("notice.days", "90 days");
  expect(chip(two)?.textContent).toBe("90\u00a0days");
  expect(chip(two)?.getAttribute("aria-label")).toBe("Notice: 90\u00a0days");
});

function move(writer: Writer, by: 1 | -1): boolean {
  const structure = structureOf(writer.editor.state);
  return moveClause(bodyOf(writer.doc), structure, structure.here?.clauseId ?? "", by);
}

function run(writer: Writer, command: Command): void {
  command(writer.editor.state, writer.editor.view.dispatch);
}

function paste(writer: Writer, slice: Slice): void {
  const { view } = writer.editor;
  let pasted = slice;
  view.someProp("transformPasted", (change) => {
    pasted = change(pasted, view, false);
    return undefined;
  });
  const end = view.state.doc.content.size;
  view.dispatch(view.state.tr.replace(end, end, pasted));
}

function pairs(a: string, b: string): [string, string][] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a.charAt(i), b.charAt(i)]);
}

function chip(writer: Writer): HTMLElement | null {
  return writer.editor.view.dom.querySelector<HTMLElement>("[data-field]");
}
