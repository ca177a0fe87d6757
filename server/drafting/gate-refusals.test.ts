import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, metaOf } from "#shared/drafting/layout.ts";
import {
  AMINA,
  clauseAt,
  clauseAttributes,
  element,
  judge,
  meeting,
  seededDoc,
  text,
  updateOf,
  wordsOf,
} from "./gate.fixture.ts";

test.each<[string, string, (doc: Y.Doc) => void]>([
  ["another root", "place", (doc) => doc.getMap("hidden").set("a", 1)],
  ["another root with text", "place", (doc) => doc.getText("secret").insert(0, "x")],
  ["the server's map", "place", (doc) => metaOf(doc).set("note", "x")],
  ["a key of the server's map", "place", (doc) => metaOf(doc).set("schema", 9)],
  ["deleting from the server's map", "place", (doc) => metaOf(doc).delete("shape")],
  ["a subdocument", "place", (doc) => doc.getMap("fields").set("title", new Y.Doc())],
  ["the key __proto__", "place", (doc) => fieldsOf(doc).set("__proto__", "x")],
  ["the key constructor", "place", (doc) => fieldsOf(doc).set("constructor", "x")],
  ["an attribute __proto__", "place", (doc) => clauseAt(doc, 0).setAttribute("__proto__", "x")],
  ["a field the template lacks", "field", (doc) => fieldsOf(doc).set("price", "x")],
  ["a column the list lacks", "field", (doc) => fieldsOf(doc).set("budget/r1/note", "x")],
  ["a field of two lines", "field", (doc) => fieldsOf(doc).set("title", "a\nb")],
  ["a field too long", "field", (doc) => fieldsOf(doc).set("title", "a".repeat(2001))],
  ["a field that is a number", "field", (doc) => doc.getMap("fields").set("title", 3)],
  ["a field that is an object", "field", (doc) => doc.getMap("fields").set("title", { a: 1 })],
  ["a type as a field", "field", (doc) => doc.getMap("fields").set("title", new Y.Map())],
  ["an unknown node", "schema", (doc) => bodyOf(doc).insert(0, [element("image")])],
  ["a node in the wrong place", "schema", (doc) => bodyOf(doc).insert(0, [element("paragraph")])],
  ["a clause in a clause", "schema", (doc) => clauseAt(doc, 0).insert(0, [element("clause")])],
  ["words outside a paragraph", "schema", (doc) => bodyOf(doc).insert(0, [text("x")])],
  ["a Yjs hook", "schema", (doc) => bodyOf(doc).push([hook()])],
  ["an unknown mark", "schema", (doc) => wordsOf(doc, 0).format(0, 2, { strike: {} })],
  [
    "a mark with a style",
    "schema",
    (doc) => wordsOf(doc, 0).format(0, 2, { bold: { style: "x" } }),
  ],
  [
    "a script link",
    "schema",
    (doc) => wordsOf(doc, 0).format(0, 2, { link: { href: "javascript:x" } }),
  ],
  ["an embed in words", "schema", (doc) => wordsOf(doc, 0).insertEmbed(0, { image: "x" })],
  [
    "a type in words",
    "schema",
    (doc) => wordsOf(doc, 0).insertEmbed(0, new Y.XmlElement("clause")),
  ],
  ["an attribute on words", "schema", (doc) => wordsOf(doc, 0).setAttribute("a", "b")],
  ["an unknown attribute", "schema", (doc) => clauseAt(doc, 0).setAttribute("style", "color:red")],
  [
    "a level of 9",
    "schema",
    (doc) => bodyOf(doc).insert(0, [element("clause", { ...clauseAttributes, level: 9 })]),
  ],
  ["a level as text", "schema", (doc) => clauseAt(doc, 0).setAttribute("level", "2")],
  [
    "an object as id",
    "schema",
    (doc) => bodyOf(doc).insert(0, [element("clause", { id: { a: 1 } })]),
  ],
  [
    "bytes as id",
    "schema",
    (doc) => bodyOf(doc).insert(0, [element("clause", { id: new Uint8Array(3) })]),
  ],
  ["a block too long", "limit", (doc) => wordsOf(doc, 0).insert(0, "a".repeat(20_001))],
])("DR11 refused: %s", (_what, code, change) => {
  const { live, page } = meeting();
  const before = Y.encodeStateAsUpdate(live);
  const update = updateOf(page, change);
  expect(judge(live, update)).toMatchObject({ kind: "refuse", refusal: { code } });
  expect(Y.encodeStateAsUpdate(live)).toEqual(before);
});

test("DR11 refused: lists where the fields are, keys where the clauses are", () => {
  const { live } = meeting();
  const list = new Y.Doc();
  list.clientID = AMINA;
  list.getArray("fields").insert(0, ["x"]);
  expect(judge(live, Y.encodeStateAsUpdate(list))).toMatchObject({ refusal: { code: "place" } });
  const map = new Y.Doc();
  map.clientID = AMINA;
  map.getMap("body").set("hidden", "x");
  expect(judge(live, Y.encodeStateAsUpdate(map))).toMatchObject({ refusal: { code: "schema" } });
});

test("DR11 refused: nesting deeper than any draft needs", () => {
  const { live, page } = meeting();
  const update = updateOf(page, (doc) => {
    let inside = clauseAt(doc, 0);
    for (let depth = 0; depth < 10; depth++) {
      const list = element("bulletList");
      const item = element("listItem");
      list.insert(0, [item]);
      inside.insert(0, [list]);
      inside = item;
    }
  });
  expect(judge(live, update)).toMatchObject({ kind: "refuse", refusal: { code: "limit" } });
});

test("DR11 a run of words may have 20,000 characters, and not one more", () => {
  const { live, page } = meeting();
  const has = wordsOf(page, 0).length;
  const most = updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "a".repeat(20_000 - has)));
  expect(judge(live, most)).toMatchObject({ kind: "take" });
  Y.applyUpdate(live, most);
  const more = updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "a"));
  expect(judge(live, more)).toMatchObject({ refusal: { code: "limit", info: "block" } });
});

test("DR11 a draft may have 10,000 blocks, and not one more", () => {
  const { live, page } = meeting();
  const blocks = 3 * 3;
  const most = updateOf(page, (doc) => {
    clauseAt(doc, 0).insert(
      1,
      Array.from({ length: 10_000 - blocks }, () => element("paragraph")),
    );
  });
  expect(judge(live, most)).toMatchObject({ kind: "take" });
  Y.applyUpdate(live, most);
  const more = updateOf(page, (doc) => clauseAt(doc, 0).insert(1, [element("paragraph")]));
  expect(judge(live, more)).toMatchObject({ refusal: { code: "limit", info: "blocks" } });
  const fewer = updateOf(page, (doc) => clauseAt(doc, 0).delete(1, 2));
  expect(judge(live, fewer)).toMatchObject({ refusal: { code: "gap" } });
});

test("DR11 a draft may have five million bytes, and not more", () => {
  const { live, page } = meeting();
  const most = updateOf(page, fill(0, 249));
  expect(judge(live, most)).toMatchObject({ kind: "take" });
  Y.applyUpdate(live, most);
  const more = updateOf(page, fill(1, 1));
  expect(judge(live, more)).toMatchObject({ refusal: { code: "limit", info: "document" } });
});

test("DR11 refused: 8,000 nested elements and 5,000 nested values, and the draft still opens", () => {
  const { live, page } = meeting();
  const deep = updateOf(page, (doc) => {
    let inside = clauseAt(doc, 0);
    for (let depth = 0; depth < 8000; depth++) {
      const list = element("bulletList");
      inside.insert(0, [list]);
      inside = list;
    }
  });
  expect(judge(live, deep)).toMatchObject({ kind: "refuse" });
  let value: unknown = "x";
  for (let depth = 0; depth < 5000; depth++) value = [value];
  const other = meeting();
  const nested = updateOf(other.page, (doc) => doc.getMap("fields").set("title", value));
  expect(judge(live, nested)).toMatchObject({ kind: "refuse" });
  expect(readDraft(live)).toEqual(readDraft(seededDoc()));
});

/** Adds so many paragraphs of 20,000 letters to a clause. */
const fill = (clause: number, count: number) => (doc: Y.Doc) => {
  clauseAt(doc, clause).insert(1, Array.from({ length: count }, longParagraph));
};

function longParagraph(): Y.XmlElement {
  const paragraph = element("paragraph");
  paragraph.insert(0, [text("a".repeat(20_000))]);
  return paragraph;
}

function hook(): Y.XmlElement {
  // Yjs's types know no hook among the children; its wire format does.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return new Y.XmlHook("x") as unknown as Y.XmlElement;
}
