import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { DocumentJson } from "./document.ts";
import type { FieldShape } from "./fields.ts";
import { bodyOf, fieldsOf, metaOf, openDraft } from "./layout.ts";
import { SCHEMA_VERSION, schema } from "./schema.ts";

/** A draft outside Yjs: its text and its field values. */
export type DraftContent = { document: DocumentJson; fields: Record<string, string> };

/** What a draft starts from. */
export type DraftSeed = DraftContent & {
  /** the field keys that people may write from now on */
  shape: FieldShape;
};

/**
 * The first update of a draft, to be journalled as row 1 and never sent by a client.
 * @param clientID an id that belongs to the server alone
 * @throws when the text is outside the schema: no draft starts with what nobody could type
 */
export function seedUpdate(seed: DraftSeed, clientID: number): Uint8Array {
  const doc = openDraft(clientID);
  doc.transact(() => {
    prosemirrorJSONToYXmlFragment(schema, DocumentJson.parse(seed.document), bodyOf(doc));
    for (const [key, value] of Object.entries(seed.fields)) fieldsOf(doc).set(key, value);
    metaOf(doc).set("schema", SCHEMA_VERSION);
    metaOf(doc).set("shape", JSON.stringify(seed.shape));
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/**
 * The text and fields of a Yjs draft. It only reads: y-tiptap's other readers delete what they
 * cannot show.
 * @throws when the document holds something outside the schema, which the gate lets nobody write
 */
export function readDraft(doc: Y.Doc): DraftContent {
  return {
    document: DocumentJson.parse(tidy(yXmlFragmentToProsemirrorJSON(bodyOf(doc)))),
    fields: Object.fromEntries(
      [...fieldsOf(doc)].filter(([, value]) => typeof value === "string").toSorted(byKey),
    ),
  };
}

type Loose = {
  type?: unknown;
  text?: unknown;
  attrs?: unknown;
  marks?: unknown;
  content?: unknown;
};

/** Node name → what its attributes are when nobody has set them. */
const DEFAULTS = new Map(
  Object.entries(schema.nodes).flatMap(([name, { spec }]) => {
    const attrs = Object.entries(spec.attrs ?? {});
    const values = attrs.map(([key, { default: value }]): [string, unknown] => [key, value]);
    return values.length === 0 ? [] : [[name, Object.fromEntries(values)] as const];
  }),
);

/**
 * Attributes that nobody has set get their defaults; the empty `attrs` that y-tiptap gives to plain
 * marks are dropped, and so are empty texts. Everything else is left for the parser to judge.
 */
function tidy(node: Loose): Loose {
  const defaults = typeof node.type === "string" ? DEFAULTS.get(node.type) : undefined;
  const out: Loose = { ...node };
  if (defaults !== undefined) out.attrs = { ...defaults, ...Object(node.attrs) };
  if (isEmpty(out.attrs)) delete out.attrs;
  if (Array.isArray(node.marks)) out.marks = node.marks.map(tidyOne);
  if (Array.isArray(node.content)) out.content = node.content.map(tidyOne).filter(isNotEmptyText);
  return out;
}

const tidyOne = (inner: unknown): unknown =>
  typeof inner === "object" && inner !== null ? tidy(inner) : inner;

const isNotEmptyText = (node: unknown) =>
  !(typeof node === "object" && node !== null && "text" in node && node.text === "");

const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
