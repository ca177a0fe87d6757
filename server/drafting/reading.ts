import * as Y from "yjs";
import { type Canonical, canonicalDraft, canonicalText } from "#shared/drafting/canonical.ts";
import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import { sha256 } from "./sha256.ts";

/** What reading a draft back from its bytes gives, to be compared with the draft itself. */
export type ReadBack = {
  /** as `shownHash` */
  shown: string;
  /** as `contentHash` */
  content: string;
};

/**
 * Reads whole drafts from their bytes (all of one as an update). It takes a moment for a big one, so
 * the server does it beside its event loop; the result is the same.
 * @throws when the bytes are no draft
 */
export interface Reading {
  readonly back: (state: Uint8Array) => Promise<ReadBack>;
  readonly canonical: (state: Uint8Array) => Promise<Canonical>;
}

export const READ = {
  back: (doc: Y.Doc): ReadBack => ({ shown: shownHash(doc), content: contentHash(readDraft(doc)) }),
  canonical: (doc: Y.Doc): Canonical => canonicalDraft(readDraft(doc)),
};

/** Reads here and now. */
export const readDirectly: Reading = {
  back: async (state) => READ.back(docOf([state])),
  canonical: async (state) => READ.canonical(docOf([state])),
};

/** A hash of a draft's plain content, defaults and marks as Yjs keeps them. */
export const contentHash = (content: DraftContent): string => sha256(canonicalText(content));

/** A hash of everything a document shows, in reading order: a tenth of the work of `contentHash`. */
export function shownHash(doc: Y.Doc): string {
  const fields = [...fieldsOf(doc)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([bodyOf(doc).toJSON(), fields]));
}

/**
 * A document of these updates.
 * @throws when one of them is none
 */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = openDraft();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
