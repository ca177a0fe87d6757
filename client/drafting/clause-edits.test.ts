// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { type ClauseEdits, clauseEdits } from "./clause-edits.ts";
import { Pair } from "./editor.fixture.ts";
import { FieldSource } from "./field-source.ts";

const node = (id: string, level: 1 | 2 | 3, text: string): ClauseJson => ({
  type: "clause",
  attrs: { id, level, kind: "clause", source: level === 1 ? "MO-02" : "" },
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

const cell = (key: string) => ({
  type: "tableCell" as const,
  content: [
    { type: "paragraph" as const, content: [{ type: "fieldRef" as const, attrs: { key } }] },
  ],
});
const row = (id: string) => ({
  type: "tableRow" as const,
  content: [cell(`budget/${id}/what`), cell(`budget/${id}/amount`)],
});
const table: ClauseJson = {
  ...node("lines", 2, "The table shows what we pay."),
  content: [
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: ["What", "How much"].map((text) => ({
            type: "tableHeader",
            content: [{ type: "paragraph", content: [{ type: "text", text }] }],
          })),
        },
        row("r1"),
        row("r2"),
      ],
    },
  ],
};

const column = (key: string, type: "text" | "money"): FieldDefinition => ({
  key,
  label: key,
  help: "",
  type,
  requiredAt: "freeze",
  owner: "all",
});
const BUDGET: FieldDefinition = {
  ...column("budget", "text"),
  type: "rows",
  columns: [column("what", "text"), column("amount", "money")],
};

let pair: Pair;
let edits: ClauseEdits;
beforeEach(() => {
  pair = new Pair(
    [
      node("money", 1, "Money"),
      node("pay", 2, "We pay within 30 days."),
      node("late", 3, "or later;"),
      table,
      node("next", 1, "Next"),
    ],
    { "budget/r1/what": "Hall", "budget/r1/amount": "300", "budget/r2/what": "Tea" },
  );
  const fields = new FieldSource(fieldsOf(pair.one.doc), [BUDGET]);
  edits = clauseEdits(pair.one.editor, pair.one.doc, fields);
});
afterEach(() => pair.close());

const undo = () => pair.one.editor.commands.undo();
const value = (key: string) => fieldsOf(pair.two.doc).get(key) ?? "";
const cells = () =>
  [...pair.two.editor.view.dom.querySelectorAll("td [data-field]")].map((chip) =>
    chip.getAttribute("data-field"),
  );

test("TE24 another wording takes the place of a paragraph and its points, at both writers", () => {
  const before = pair.two.lines();
  const done = edits.replace(["pay", "late"], [node("new", 2, "We pay at once.")], {});
  expect(done).toBe(true);
  expect(pair.two.lines().slice(0, 2)).toEqual(["1 Money", "1.1 We pay at once."]);
  expect(pair.two.ids().slice(0, 2)).toEqual(["money", "pay"]);
  undo();
  expect(pair.two.lines()).toEqual(before);
});

test("TE24 what is typed before and after stands, whatever is undone", () => {
  pair.one.caret("next", 4);
  pair.one.type("!");
  edits.replace(["pay"], [node("new", 2, "We pay at once.")], { "pay.days": "9" });
  expect(value("pay.days")).toBe("9");
  pair.one.caret("next", 5);
  pair.one.type("?");
  undo();
  expect(pair.two.lines().at(-1)).toBe("2 Next!");
  expect(pair.two.lines()[1]).toBe("1.1 We pay at once.");
  undo();
  expect(pair.two.lines()[1]).toBe("1.1 We pay within 30 days.");
  expect(pair.two.lines().at(-1)).toBe("2 Next!");
  expect(value("pay.days")).toBe("");
});

test("TE24 where the paragraph is gone nothing happens", () => {
  const before = pair.one.lines();
  expect(edits.replace(["gone"], [node("new", 2, "We pay.")], {})).toBe(false);
  expect(pair.one.lines()).toEqual(before);
});

test("TE21 a clause goes with everything below it, and one undo brings it back", () => {
  const before = pair.two.lines();
  edits.takeOut("money");
  expect(pair.two.lines()).toEqual(["1 Next"]);
  undo();
  expect(pair.two.lines()).toEqual(before);
});

test("TE25 the rows of a list are read in the order of its table", () => {
  expect(edits.rows("budget")).toEqual([
    { id: "r1", cells: { what: "Hall", amount: "300" } },
    { id: "r2", cells: { what: "Tea", amount: "" } },
  ]);
  expect(edits.rows("roles")).toBeNull();
});

test("TE25 rows are added, moved, filled in and taken out as one step", () => {
  edits.setRows("budget", [
    { id: "r2", cells: { what: "Tea", amount: "40" } },
    { id: "new", cells: { what: "Bus", amount: "1200" } },
  ]);
  expect(cells()).toEqual([
    "budget/r2/what",
    "budget/r2/amount",
    "budget/new/what",
    "budget/new/amount",
  ]);
  expect([value("budget/r2/amount"), value("budget/new/what")]).toEqual(["40", "Bus"]);
  expect(value("budget/r1/what")).toBe("");
  undo();
  expect(cells()).toEqual(
    ["r1", "r2"].flatMap((id) => [`budget/${id}/what`, `budget/${id}/amount`]),
  );
  expect([value("budget/r1/what"), value("budget/r2/amount")]).toEqual(["Hall", ""]);
});
