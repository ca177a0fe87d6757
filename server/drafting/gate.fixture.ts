import * as Y from "yjs";
import { type DraftSeed, seedUpdate } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";
import { Canary, shapeOf } from "./canary.ts";
import { type Author, examine } from "./gate.ts";

export const AMINA = 101;
export const MARCUS = 202;
const SERVER = 1;

const clauseOf = (id: string, level: 1 | 2 | 3, text: string): ClauseJson => ({
  type: "clause",
  attrs: { id, level, kind: "clause", source: "" },
  content: [{ type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] }],
});

/** Two clauses, one field with a value, one list. */
export const seed: DraftSeed = {
  document: {
    type: "doc",
    content: [
      clauseOf("money", 1, "Money"),
      clauseOf("paying", 2, "We pay within thirty days."),
      clauseOf("late", 2, "Late payments cost interest."),
    ],
  },
  fields: { "pay.days": "30" },
  shape: { scalars: ["pay.days", "title"], lists: { budget: ["party", "amount"] } },
};

export function seededDoc(clientID?: number): Y.Doc {
  const doc = openDraft(clientID);
  Y.applyUpdate(doc, seedUpdate(seed, SERVER));
  return doc;
}

/** A copy of a document under another name, as a page holds it. */
export function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = openDraft();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientID;
  return copy;
}

/** The updates that one change makes, merged into one. */
export function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  doc.on("update", keep);
  doc.transact(() => {
    change(doc);
  });
  doc.off("update", keep);
  return updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.mergeUpdates(updates);
}

/** The clause at a place of the body. */
export function clauseAt(doc: Y.Doc, index: number): Y.XmlElement {
  const clause = bodyOf(doc).get(index);
  if (!(clause instanceof Y.XmlElement)) throw new Error(`no clause at ${index}`);
  return clause;
}

/** The words of the first paragraph of a clause. */
export function wordsOf(doc: Y.Doc, index: number): Y.XmlText {
  const paragraph = clauseAt(doc, index).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error(`no words in clause ${index}`);
  return text;
}

export const lead = { barred: undefined, owns: (client: number) => client === AMINA };
export const reader = {
  barred: { code: "notAllowed", info: "" } as const,
  owns: (client: number) => client === AMINA,
};

/** A page of Amina's, in step with a live draft. */
export function meeting() {
  const live = seededDoc();
  return { live, page: copyOf(live, AMINA) };
}

export function judge(live: Y.Doc, update: Uint8Array, author: Author = lead) {
  return examine(update, author, { canary: new Canary(live), shape: shapeOf(live) });
}

export const element = (name: string, attributes: Record<string, unknown> = {}) => {
  const node = new Y.XmlElement<Record<string, unknown> & Record<string, string>>(name);
  for (const [key, value] of Object.entries(attributes)) {
    // Yjs types attributes as strings and keeps any value, which is what a hostile page would use.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    node.setAttribute(key, value as string);
  }
  return node;
};
export const clauseAttributes = { id: "new", level: 2, kind: "clause", source: "" };
export const text = (words: string) => new Y.XmlText(words);
