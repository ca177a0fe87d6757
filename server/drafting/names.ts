import * as Y from "yjs";
import { mayContain, mayHave, mayMark } from "#shared/drafting/allowed.ts";
import { FIELD_LENGTH, type FieldShape, isFieldOf } from "#shared/drafting/fields.ts";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import type { Refusal } from "./decode.ts";
import { LIVE_LIMITS } from "./limits.ts";

const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

/**
 * Step 6 of the gate: the names, values and sizes of what an update has just added to the canary.
 * Reads inside the transaction that added it, while nothing is collected yet.
 */
export function refuseNames(doc: Y.Doc, added: Iterable<Y.Item>, shape: FieldShape) {
  const [body, fields] = [bodyOf(doc), fieldsOf(doc)];
  for (const item of added) {
    const root = rootOf(item);
    if (root === undefined) return refusal("limit", "depth");
    const found =
      root === body
        ? refuseInBody(item, body)
        : root === fields
          ? refuseInFields(item, fields, shape)
          : refusal("place", "root");
    if (found !== undefined) return found;
  }
  return undefined;
}

const refusal = (code: Refusal["code"], info: string): Refusal => ({ code, info });

/** The root an item hangs from; undefined when it hangs deeper than any draft needs. */
export function rootOf(item: Y.Item): unknown {
  let type: unknown = item.parent;
  for (let depth = 0; depth < LIVE_LIMITS.depth; depth++) {
    if (!(type instanceof Y.AbstractType)) return type;
    const above: unknown = type.parent;
    if (above === null) return type;
    type = above;
  }
  return undefined;
}

function refuseInFields(item: Y.Item, fields: unknown, shape: FieldShape): Refusal | undefined {
  if (item.parent !== fields || item.parentSub === null) return refusal("place", "fields");
  if (!isFieldOf(shape, item.parentSub)) return refusal("field", "key");
  if (isGone(item)) return undefined;
  const value = valueOf(item);
  return typeof value === "string" && value.length <= FIELD_LENGTH && ONE_LINE.test(value)
    ? undefined
    : refusal("field", "value");
}

function refuseInBody(item: Y.Item, body: unknown): Refusal | undefined {
  const { parent } = item;
  if (parent instanceof Y.XmlText) return refuseInText(item, parent);
  if (isGone(item)) return undefined;
  if (parent !== body && !(parent instanceof Y.XmlElement)) return refusal("schema", "parent");
  const name = parent instanceof Y.XmlElement ? parent.nodeName : "doc";
  if (item.parentSub !== null) {
    const allowed = mayHave(name, item.parentSub, valueOf(item));
    return allowed ? undefined : refusal("schema", "attribute");
  }
  const child = childName(item);
  return child !== undefined && mayContain(name, child) ? undefined : refusal("schema", "node");
}

function refuseInText(item: Y.Item, text: Y.XmlText): Refusal | undefined {
  if (item.parentSub !== null) return refusal("schema", "attribute");
  if (text.length > LIVE_LIMITS.block) return refusal("limit", "block");
  const { content } = item;
  if (content instanceof Y.ContentFormat) {
    return mayMark(content.key, content.value) ? undefined : refusal("schema", "mark");
  }
  if (isGone(item)) return undefined;
  return content instanceof Y.ContentString ? undefined : refusal("schema", "content");
}

/** Deleted in the same breath, or already when it came. */
const isGone = (item: Y.Item) => item.deleted || item.content instanceof Y.ContentDeleted;

function childName({ content }: Y.Item): string | undefined {
  if (!(content instanceof Y.ContentType)) return undefined;
  if (content.type instanceof Y.XmlElement) return content.type.nodeName;
  return content.type instanceof Y.XmlText ? "text" : undefined;
}

function valueOf({ content }: Y.Item): unknown {
  if (!(content instanceof Y.ContentAny)) return undefined;
  const values: readonly unknown[] = content.arr;
  return values.length === 1 ? values[0] : undefined;
}
