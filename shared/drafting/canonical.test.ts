import { bytesToHex } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalDraft, canonicalText } from "./canonical.ts";
import { readDraft, seedUpdate } from "./convert.ts";
import type { ClauseJson, DocumentJson, InlineJson } from "./document.ts";
import type { FieldDefinition } from "./field-definitions.ts";
import { openDraft } from "./layout.ts";

const clause = (id: string, level: 1 | 2 | 3, ...content: InlineJson[]): ClauseJson => ({
  type: "clause",
  attrs: { id, level, kind: "clause", source: "" },
  content: [{ type: "paragraph", content }],
});
const say = (text: string): InlineJson => ({ type: "text", text });
const bold = (text: string): InlineJson => ({ type: "text", text, marks: [{ type: "bold" }] });

const draft: DocumentJson = {
  type: "doc",
  content: [
    clause("money", 1, say("Money")),
    clause(
      "paying",
      2,
      say("We pay within "),
      { type: "fieldRef", attrs: { key: "pay.days" } },
      say(" days, see "),
      { type: "xref", attrs: { target: "money" } },
      bold(" always"),
    ),
    {
      type: "clause",
      attrs: { id: "list", level: 2, kind: "clause", source: "MO-02" },
      content: [
        {
          type: "orderedList",
          attrs: { start: 2 },
          content: [{ type: "listItem", content: [{ type: "paragraph", content: [say("one")] }] }],
        },
        {
          type: "table",
          content: [
            {
              type: "tableRow",
              content: [
                { type: "tableHeader", content: [{ type: "paragraph", content: [say("Who")] }] },
                {
                  type: "tableCell",
                  attrs: { colspan: 2, rowspan: 1 },
                  content: [{ type: "paragraph" }],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
const fields = { "pay.days": "30", "budget/r1/amount": "1200" };
const shape = { scalars: ["pay.days"], lists: { budget: ["amount"] } };

function live(document: DocumentJson): Y.Doc {
  const doc = openDraft(7);
  Y.applyUpdate(doc, seedUpdate({ document, fields, shape }, 9));
  return doc;
}

const bytesOf = (document: DocumentJson, values: Record<string, string> = fields) => {
  const canonical = canonicalDraft({ document, fields: values });
  return "bytes" in canonical ? bytesToHex(canonical.bytes) : canonical.refusals;
};

test("DR4 a draft comes out of Yjs as it went in", () => {
  const read = readDraft(live(draft));
  expect(read.fields).toEqual({ "budget/r1/amount": "1200", "pay.days": "30" });
  expect(bytesOf(read.document)).toBe(bytesOf(draft));
});

test("DR5 numbers, field values and defaults are written out", () => {
  const canonical = canonicalDraft({ document: draft, fields });
  expect(canonical).toMatchObject({
    findings: [],
    draft: {
      v: 1,
      schema: 1,
      fields,
      document: {
        content: [
          { attrs: { id: "money", number: "1" } },
          {
            attrs: { id: "paying", number: "1.1" },
            content: [
              {
                content: [
                  { type: "text", text: "We pay within " },
                  { type: "fieldRef", attrs: { key: "pay.days", value: "30" } },
                  { type: "text", text: " days, see " },
                  { type: "xref", attrs: { target: "money", number: "1" } },
                  { type: "text", text: " always", marks: [{ type: "bold" }] },
                ],
              },
            ],
          },
          {
            content: [
              { attrs: { start: 2 } },
              {
                content: [
                  { content: [{ attrs: { colspan: 1, rowspan: 1 } }, { attrs: { colspan: 2 } }] },
                ],
              },
            ],
          },
        ],
      },
    },
  });
});

test("DR5 equal text gives equal bytes, however it was typed", () => {
  const composed = "caf\u00e9";
  const variants: InlineJson[][] = [
    [say(composed)],
    [say("cafe\u0301")],
    [say("ca"), say("f"), say("e"), say("\u0301")],
  ];
  const bytes = variants.map((inline) =>
    bytesOf({ type: "doc", content: [clause("a", 1, ...inline)] }),
  );
  expect(new Set(bytes).size).toBe(1);
  const doc = live({ type: "doc", content: [clause("a", 1, say("cafe"))] });
  const text = doc.getXmlFragment("body").toArray()[0];
  const words = text instanceof Y.XmlElement ? text.querySelector("paragraph") : null;
  const run = words instanceof Y.XmlElement ? words.get(0) : undefined;
  expect(run).toBeInstanceOf(Y.XmlText);
  if (run instanceof Y.XmlText) {
    run.insert(4, "\u0301");
    run.format(0, 2, { bold: {} });
    run.format(0, 2, { bold: null });
  }
  expect(bytesOf(readDraft(doc).document)).toBe(bytes[0]);
});

test("DR5 marks come sorted, and neighbours with the same marks become one text", () => {
  const marked: InlineJson[] = [
    { type: "text", text: "a", marks: [{ type: "underline" }, { type: "bold" }] },
    { type: "text", text: "b", marks: [{ type: "bold" }, { type: "underline" }] },
  ];
  const one: InlineJson[] = [
    { type: "text", text: "ab", marks: [{ type: "bold" }, { type: "underline" }] },
  ];
  expect(bytesOf({ type: "doc", content: [clause("a", 1, ...marked)] })).toBe(
    bytesOf({ type: "doc", content: [clause("a", 1, ...one)] }),
  );
});

test.each([
  ["a lone surrogate", "pay \ud83d now", "surrogate"],
  ["a right-to-left override", "pay \u202e1000", "bidi"],
  ["a bidi isolate", "pay \u20661000", "bidi"],
  ["a null character", "pay \u0000now", "control"],
])("DR6 %s cannot be frozen, in text, in a link or in a field", (_what, text, reason) => {
  expect(bytesOf({ type: "doc", content: [clause("a", 1, say(text))] })).toEqual([
    { place: "a", reason },
  ]);
  expect(bytesOf({ type: "doc" }, { price: text })).toEqual([{ place: "price", reason }]);
});

test("DR6 a whole emoji passes; what cannot be seen or looks like something else is pointed at", () => {
  const canonical = canonicalDraft({
    document: {
      type: "doc",
      content: [clause("a", 1, say("Siân 🌱 pays p\u0430y\u200bs"))],
    },
    fields: {},
  });
  expect(canonical).toMatchObject({
    findings: [
      { place: "a", kind: "invisible" },
      { place: "a", kind: "mixedScript", text: "p\u0430y" },
    ],
  });
});

test("DR5 a field reads in the frozen text as people see it, and its stored value is kept", () => {
  const reference: InlineJson = { type: "fieldRef", attrs: { key: "notice" } };
  const document: DocumentJson = { type: "doc", content: [clause("a", 1, reference)] };
  const notice: FieldDefinition = {
    key: "notice",
    label: "Notice",
    help: "",
    type: "duration",
    unit: "months",
    requiredAt: "freeze",
    owner: "all",
  };
  const canonical = canonicalDraft({ document, fields: { notice: "3" } }, [notice]);
  const text = "draft" in canonical ? canonicalText(canonical.draft) : "";
  expect(text).toContain('"value":"3\u00a0months"');
  expect(text).toContain('"fields":{"notice":"3"}');
});

test("DR6 content outside the schema is refused, not repaired", () => {
  const document: unknown = { type: "doc", content: [{ type: "image", attrs: { src: "x" } }] };
  // The type says it cannot happen; this is what happens when it does.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  expect(bytesOf(document as DocumentJson)).toEqual([{ place: "", reason: "shape" }]);
});

test("DR4 a clause that a page left bare is read with the defaults, and cannot be frozen yet", () => {
  const doc = live({ type: "doc", content: [clause("a", 1, say("Title"))] });
  doc.getXmlFragment("body").insert(1, [new Y.XmlElement("clause")]);
  const { document } = readDraft(doc);
  expect(document.content?.[1]).toEqual({
    type: "clause",
    attrs: { id: "", level: 2, kind: "clause", source: "" },
  });
  expect(bytesOf(document)).toEqual([{ place: "", reason: "shape" }]);
  const twice = { type: "doc" as const, content: [clause("a", 1), clause("a", 2)] };
  expect(bytesOf(twice)).toEqual([{ place: "a", reason: "shape" }]);
});
