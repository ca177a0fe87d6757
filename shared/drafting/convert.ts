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
 */
export function seedUpdate(seed: DraftSeed, clientID: number): Uint8Array {
  const doc = openDraft(clientID);
  doc.transact(() => {
    prosemirrorJSONToYXmlFragment(schema, seed.document, bodyOf(doc));
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

/**
 * Attributes that nobody has set get their defaults; the empty `attrs` that y-tiptap gives to plain
 * marks are dropped, and so are empty texts.
 */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries({ ...defaultsFor(value), ...value });
  if (entries.some(([key, inner]) => key === "text" && inner === "")) return undefined;
  return Object.fromEntries(
    entries
      .map(([key, inner]): [string, unknown] => [
        key,
        key === "attrs" ? withDefaults(value) : tidy(inner),
      ])
      .filter(([key, inner]) => !(key === "attrs" && isEmpty(inner))),
  );
}

/** A node of the schema with attributes has `attrs`, even when Yjs holds none of them. */
const defaultsFor = (node: object) => ("type" in node && isNode(node.type) ? { attrs: {} } : {});

function withDefaults(node: object): object {
  const own = "attrs" in node && typeof node.attrs === "object" ? node.attrs : {};
  const spec = "type" in node && isNode(node.type) ? schema.nodes[node.type]?.spec.attrs : {};
  const defaults = Object.entries(spec ?? {}).map(
    ([name, { default: value }]): [string, unknown] => [name, value],
  );
  return { ...Object.fromEntries(defaults), ...own };
}

const isNode = (type: unknown): type is string =>
  typeof type === "string" && Object.hasOwn(schema.nodes, type);

const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
