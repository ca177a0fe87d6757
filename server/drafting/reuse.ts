import * as Y from "yjs";
import type { Decoded } from "./decode.ts";

/**
 * Whether an update says something else under a client's clocks than the document has there: one
 * id on two devices. Yjs would skip the second silently, and it would be acknowledged and lost.
 * An honest page that sends words again sends the same words. What has been deleted here since
 * cannot be compared and does not count.
 */
export function reusesClocks(doc: Y.Doc, { structs }: Decoded): boolean {
  return structs.some(
    (struct) =>
      struct instanceof Y.Item &&
      struct.id.clock < Y.getState(doc.store, struct.id.client) &&
      contradicts(doc, struct),
  );
}

function contradicts(doc: Y.Doc, sent: Y.Item): boolean {
  const here = doc.store.clients.get(sent.id.client) ?? [];
  const end = sent.id.clock + sent.length;
  for (let at = Y.findIndexSS(here, sent.id.clock); at < here.length; at++) {
    const known = here[at];
    if (known === undefined || known.id.clock >= end) return false;
    if (known instanceof Y.Item && !known.deleted && differ(known, sent)) return true;
  }
  return false;
}

/** Compares the clocks that both items cover. */
function differ(known: Y.Item, sent: Y.Item): boolean {
  const [a, b] = [known.content, sent.content];
  if (b instanceof Y.ContentDeleted) return false;
  if (a instanceof Y.ContentString && b instanceof Y.ContentString) {
    const from = Math.max(known.id.clock, sent.id.clock);
    const [mine, theirs] = [a.str.slice(from - known.id.clock), b.str.slice(from - sent.id.clock)];
    return [...Array(Math.min(mine.length, theirs.length)).keys()].some(
      (index) => !sameLetter(mine.charAt(index), theirs.charAt(index)),
    );
  }
  return a.constructor !== b.constructor || signature(a) !== signature(b);
}

/** Yjs writes U+FFFD for both halves of a character that somebody's edit has split. */
const sameLetter = (a: string, b: string) => a === b || /[\uD800-\uDFFF\uFFFD]/.test(a + b);

function signature(content: Y.Item["content"]): string {
  if (content instanceof Y.ContentFormat) return JSON.stringify([content.key, content.value]);
  if (content instanceof Y.ContentAny) return JSON.stringify(content.arr);
  if (!(content instanceof Y.ContentType)) return "";
  return content.type instanceof Y.XmlElement ? content.type.nodeName : "text";
}
