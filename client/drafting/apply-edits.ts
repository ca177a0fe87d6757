import { updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { schema } from "#shared/drafting/schema.ts";
import type { HeldNode } from "./held.ts";
import type { Divided } from "./hold-back.ts";
import { placeAfter } from "./node-edits.ts";

/**
 * Makes the free changes in `doc` as fresh edits, each in the node it belongs to and with as few
 * letters as they need. Answers the update that holds them.
 * @param doc the draft as the others have it, under an announced client id; it is changed
 */
export function applyFree(doc: Y.Doc, { free, freeFields }: Divided): Uint8Array {
  const before = Y.encodeStateVector(doc);
  const body = bodyOf(doc);
  doc.transact(() => {
    for (const edit of free) applyNode(body, edit);
    for (const [key, value] of freeFields) fieldsOf(doc).set(key, value);
  });
  return Y.encodeStateAsUpdate(doc, before);
}

function applyNode(body: Y.XmlFragment, { nodeId, mine, after, moved }: HeldNode): void {
  const place = idsOf(body).indexOf(nodeId);
  if (place !== -1 && !moved && mine !== null) {
    write(body, place, mine);
    return;
  }
  if (place !== -1) body.delete(place, 1);
  if (mine === null) return;
  const next = placeAfter(after, idsOf(body));
  body.insert(next, [new Y.XmlElement("clause")]);
  write(body, next, mine);
}

/** Brings one node to these words; what is the same in it stays untouched. */
function write(body: Y.XmlFragment, place: number, words: ClauseJson): void {
  const element = body.get(place);
  if (!(element instanceof Y.XmlElement) || body.doc === null) return;
  const node = schema.nodeFromJSON(words);
  updateYFragment(body.doc, element, node, { mapping: new Map(), isOMark: new Map() });
}

const idsOf = (body: Y.XmlFragment): string[] =>
  body
    .toArray()
    .map((node) => (node instanceof Y.XmlElement ? (node.getAttribute("id") ?? "") : ""));
