import { expect, test } from "vitest";
import { schema } from "./schema.ts";

test("DR1 the schema has exactly the nodes, marks and attributes of a draft", () => {
  const nodes = Object.entries(schema.nodes).map(([name, type]) => [
    name,
    type.spec.content ?? "",
    Object.keys(type.spec.attrs ?? {}),
  ]);
  expect(Object.fromEntries(nodes.map(([name, ...rest]) => [name, rest]))).toEqual({
    doc: ["clause*", []],
    clause: ["(paragraph | bulletList | orderedList | table)*", ["id", "level", "kind", "source"]],
    paragraph: ["inline*", []],
    bulletList: ["listItem*", []],
    orderedList: ["listItem*", ["start"]],
    listItem: ["(paragraph | bulletList | orderedList)*", []],
    table: ["tableRow*", []],
    tableRow: ["(tableCell | tableHeader)*", []],
    tableCell: ["(paragraph | bulletList | orderedList)*", ["colspan", "rowspan"]],
    tableHeader: ["(paragraph | bulletList | orderedList)*", ["colspan", "rowspan"]],
    text: ["", []],
    hardBreak: ["", []],
    fieldRef: ["", ["key"]],
    xref: ["", ["target"]],
  });
  const marks = Object.entries(schema.marks).map(([name, type]) => [
    name,
    Object.keys(type.spec.attrs ?? {}),
  ]);
  expect(Object.fromEntries(marks)).toEqual({
    bold: [],
    italic: [],
    underline: [],
    link: ["href"],
  });
});

test("DR1 no node needs content, so emptying a block never removes its parent", () => {
  const hungry = Object.values(schema.nodes).filter((type) => !type.contentMatch.validEnd);
  expect(hungry.map((type) => type.name)).toEqual([]);
});
