import { utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import * as z from "zod";
import type { DraftContent } from "./convert.ts";
import type { FieldDefinition } from "./field-definitions.ts";
import { shownField } from "./field-values.ts";
import type { InlineJson, MarkJson } from "./document.ts";
import { DocumentJson } from "./document.ts";
import { numbersOf } from "./numbering.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { type TextFinding, findingsIn, refusalIn } from "./text-safety.ts";

/** A mark of the frozen text. */
export type CanonicalMark = { type: string; attrs?: Record<string, string | number> };

/** A node of the frozen text; `text` stands on text nodes alone, `content` on all that can hold some. */
export type CanonicalNode = {
  type: string;
  attrs?: Record<string, string | number>;
  content?: CanonicalNode[];
  text?: string;
  marks?: CanonicalMark[];
};

/**
 * The exact content that is frozen, signed and shown: the draft with every default written out,
 * every number and field value in its place, so that nothing has to be computed to read it.
 *
 * - clause `attrs.number`: `7.2`, `Schedule 1`, or empty
 * - fieldRef `attrs.value`: the words that stand for it (`£84,000`, `3 months`), or empty
 * - xref `attrs.number`: the number of its target, or empty when there is no such clause
 * - every node that can hold content has `content`, marks are sorted by name, texts of equal marks
 *   are joined, all text is NFC
 */
export type CanonicalDraft = {
  v: 1;
  schema: number;
  document: CanonicalNode;
  fields: Record<string, string>;
};

const attributeValues = z.record(z.string(), z.union([z.string(), z.int()])).exactOptional();

const canonicalNode: z.ZodType<CanonicalNode> = z.strictObject({
  type: z.string(),
  attrs: attributeValues,
  content: z.array(z.lazy(() => canonicalNode)).exactOptional(),
  text: z.string().exactOptional(),
  marks: z.array(z.strictObject({ type: z.string(), attrs: attributeValues })).exactOptional(),
});

/** Reads frozen content; refuses unknown keys. It does not check that the bytes are canonical. */
export const CanonicalDraft: z.ZodType<CanonicalDraft> = z.strictObject({
  v: z.literal(1),
  schema: z.int(),
  document: canonicalNode,
  fields: z.record(z.string(), z.string()),
});

/** Where the text cannot be frozen, and why. `place` is a clause id or a field key. */
export type CanonicalRefusal = {
  place: string;
  reason: "surrogate" | "bidi" | "control" | "shape";
};

export type Canonical =
  | {
      draft: CanonicalDraft;
      /** RFC 8785 bytes of `draft`: what is hashed */
      bytes: Uint8Array;
      /** characters that a reader cannot see or may take for others; shown, not refused */
      findings: TextFinding[];
    }
  | { refusals: CanonicalRefusal[] };

/**
 * The canonical form of a draft (RFC 8785 over normalised content). Equal text gives equal bytes,
 * however it was typed. Refused: lone surrogates, bidirectional controls and control characters.
 * @param definitions the template's fields: what is frozen reads as the editor shows it. A value
 *   without a definition stands as it is stored. `fields` keeps the stored values.
 */
export function canonicalDraft(
  content: DraftContent,
  definitions: readonly FieldDefinition[] = [],
): Canonical {
  const parsed = DocumentJson.safeParse(content.document);
  if (!parsed.success) return { refusals: [{ place: "", reason: "shape" }] };
  const fields = mapValues(content.fields, (value) => value.normalize("NFC"));
  const refusals = [...wrongIds(parsed.data), ...refusalsIn(parsed.data, fields)];
  if (refusals.length > 0) return { refusals };
  const numbers = numbersOf(parsed.data);
  const document = normalise(parsed.data, { numbers, fields, definitions });
  const draft: CanonicalDraft = { v: 1, schema: SCHEMA_VERSION, document, fields };
  return {
    draft,
    bytes: utf8ToBytes(canonicalText(draft)),
    findings: findingsOf(parsed.data, fields),
  };
}

/** RFC 8785 text of a value that holds strings, safe integers, booleans, null, arrays, objects. */
export function canonicalText(value: CanonicalDraft | DraftContent): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("A draft always has a canonical form.");
  return text;
}

type Lookup = {
  numbers: ReadonlyMap<string, string>;
  fields: Record<string, string>;
  definitions: readonly FieldDefinition[];
};
type AnyNode = {
  type: string;
  attrs?: Record<string, string | number>;
  content?: readonly AnyNode[];
  text?: string;
  marks?: readonly MarkJson[];
};

const leaves = new Set(["text", "hardBreak", "fieldRef", "xref"]);

function normalise(node: AnyNode, lookup: Lookup): CanonicalNode {
  if (node.type === "paragraph") {
    return { type: "paragraph", content: joined(node.content ?? [], lookup) };
  }
  const attrs = attributes(node, lookup);
  return {
    type: node.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(leaves.has(node.type)
      ? {}
      : { content: (node.content ?? []).map((child) => normalise(child, lookup)) }),
  };
}

function attributes(node: AnyNode, { numbers, fields, definitions }: Lookup) {
  const own = node.attrs ?? {};
  switch (node.type) {
    case "clause":
      return { ...own, number: numbers.get(String(own["id"])) ?? "" };
    case "fieldRef":
      return { ...own, value: wordsOf(definitions, fields, String(own["key"])) };
    case "xref":
      return { ...own, number: numbers.get(String(own["target"])) ?? "" };
    case "orderedList":
      return { start: 1, ...own };
    case "tableCell":
    case "tableHeader":
      return { colspan: 1, rowspan: 1, ...own };
    default:
      return undefined;
  }
}

function joined(inline: readonly AnyNode[], lookup: Lookup): CanonicalNode[] {
  const out: CanonicalNode[] = [];
  for (const child of inline) {
    const next = child.type === "text" ? textNode(child) : normalise(child, lookup);
    const last = out.at(-1);
    if (last?.text === undefined || next.text === undefined || !sameMarks(last, next)) {
      out.push(next);
    } else {
      last.text += next.text;
    }
  }
  return out.map((child) =>
    child.text === undefined ? child : { ...child, text: child.text.normalize("NFC") },
  );
}

const sameMarks = (a: CanonicalNode, b: CanonicalNode) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);

function textNode({ text = "", marks = [] }: AnyNode): CanonicalNode {
  const sorted = marks
    .toSorted((a, b) => (a.type < b.type ? -1 : 1))
    .map((mark) =>
      mark.type === "link"
        ? { type: mark.type, attrs: { href: mark.attrs.href.normalize("NFC") } }
        : mark,
    );
  return { type: "text", text, ...(sorted.length > 0 ? { marks: sorted } : {}) };
}

/** Every piece of text with the place it stands in: clause by clause, then field by field. */
function* texts(document: DocumentJson, fields: Record<string, string>) {
  for (const clause of document.content ?? []) {
    for (const text of textsIn(clause)) yield { place: clause.attrs.id, text };
  }
  for (const [key, text] of Object.entries(fields)) yield { place: key, text };
}

function* textsIn(node: AnyNode | InlineJson): Generator<string> {
  if ("text" in node && node.text !== undefined) yield node.text;
  if ("marks" in node) {
    for (const mark of node.marks ?? []) if (mark.type === "link") yield mark.attrs.href;
  }
  if ("content" in node) for (const child of node.content ?? []) yield* textsIn(child);
}

function refusalsIn(document: DocumentJson, fields: Record<string, string>): CanonicalRefusal[] {
  return [...texts(document, fields)].flatMap(({ place, text }) => {
    const reason = refusalIn(text);
    return reason === undefined ? [] : [{ place, reason }];
  });
}

/** Clauses whose id is empty or stands earlier already: the server is about to repair them. */
function wrongIds(document: DocumentJson): CanonicalRefusal[] {
  const seen = new Set([""]);
  return (document.content ?? []).flatMap(({ attrs: { id } }) => {
    if (seen.has(id)) return [{ place: id, reason: "shape" as const }];
    seen.add(id);
    return [];
  });
}

const findingsOf = (document: DocumentJson, fields: Record<string, string>) =>
  [...texts(document, fields)].flatMap(({ place, text }) => findingsIn(place, text));

const wordsOf = (
  definitions: readonly FieldDefinition[],
  fields: Record<string, string>,
  key: string,
) => (Object.hasOwn(fields, key) ? shownField(definitions, fields, key).normalize("NFC") : "");

const mapValues = (record: Record<string, string>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
