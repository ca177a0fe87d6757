import { expect, test } from "vitest";
import * as Y from "yjs";
import { seedUpdate } from "#shared/drafting/convert.ts";
import type { BlockJson, MarkJson } from "#shared/drafting/document.ts";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";
import { knowsAll } from "./known-names.ts";

const marks: MarkJson[] = [
  { type: "bold" },
  { type: "italic" },
  { type: "underline" },
  { type: "link", attrs: { href: "https://rivers.example" } },
];

const everything: BlockJson[] = [
  {
    type: "paragraph",
    content: [
      ...marks.map((mark) => ({ type: "text" as const, text: "words", marks: [mark] })),
      { type: "hardBreak" },
      { type: "fieldRef", attrs: { key: "days" } },
      { type: "xref", attrs: { target: "a" } },
    ],
  },
  { type: "orderedList", attrs: { start: 2 }, content: [{ type: "listItem" }] },
  {
    type: "table",
    content: [
      {
        type: "tableRow",
        content: [
          { type: "tableHeader", attrs: { colspan: 2, rowspan: 1 } },
          { type: "tableCell", content: [{ type: "bulletList" }] },
        ],
      },
    ],
  },
];

test("DR34 a page knows everything that a draft may hold", () => {
  expect(knowsAll(bodyOf(draft()))).toBe(true);
});

test.each([
  ["a node", (body: Y.XmlFragment) => body.insert(0, [new Y.XmlElement("appendix")])],
  ["a name of every object", (body) => body.insert(0, [new Y.XmlElement("constructor")])],
  ["an attribute", (body) => first(body, Y.XmlElement).setAttribute("colour", "red")],
  ["a mark", (body) => first(body, Y.XmlText).format(0, 2, { highlight: {} })],
  [
    "a node deep inside",
    (body) => first(body, Y.XmlElement).insert(0, [new Y.XmlElement("image")]),
  ],
] satisfies readonly [string, (body: Y.XmlFragment) => void][])(
  "DR34 it notices %s that it does not know",
  (_what, add) => {
    const doc = draft();
    add(bodyOf(doc));
    expect(knowsAll(bodyOf(doc))).toBe(false);
  },
);

function draft(): Y.Doc {
  const doc = openDraft();
  const attrs = { id: "a", level: 1, kind: "clause", source: "MO-02" } as const;
  const document = {
    type: "doc" as const,
    content: [{ type: "clause" as const, attrs, content: everything }],
  };
  Y.applyUpdate(doc, seedUpdate({ document, fields: {}, shape: { scalars: [], lists: {} } }, 9));
  return doc;
}

/** The first part of this kind, depth first. */
function first<Part extends Y.XmlElement | Y.XmlText>(
  body: Y.XmlFragment,
  kind: new () => Part,
): Part {
  const found = [...body.createTreeWalker(() => true)].find((part) => part instanceof kind);
  if (!(found instanceof kind)) throw new Error("nothing of this kind");
  return found;
}
