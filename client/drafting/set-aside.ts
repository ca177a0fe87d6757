import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import type { KeptEdit, KeptWork } from "./offline.ts";
import { type RefusedField, type RefusedNode, refusedWords } from "./refused.ts";

/** Words of this member that are not in the draft, and why. */
export interface Refused {
  readonly code: string;
  readonly words: readonly (RefusedNode | RefusedField)[];
  /** Everything is in the draft after all: nothing is left to hand back. */
  readonly settled: boolean;
  /** Under which the device keeps them. */
  readonly ids: readonly number[];
}

/** Puts the kept edits that may go to this epoch's draft as they are into `doc`; returns them. */
export function offerAgain(doc: Y.Doc, kept: KeptWork, epoch: number): KeptEdit[] {
  const edits = kept.edits.filter((edit) => edit.refused === null && edit.epoch === epoch);
  const copy = kept.copies.get(epoch);
  if (edits.length > 0 && copy !== undefined) Y.applyUpdate(doc, copy);
  for (const edit of edits) Y.applyUpdate(doc, edit.update);
  return edits;
}

/** Kept edits that must be handed back: refused, or made in a draft that has been replaced. */
function setAside(kept: KeptWork, epoch: number): KeptEdit[] {
  return kept.edits.filter((edit) => edit.refused !== null || edit.epoch !== epoch);
}

/**
 * What the set-aside edits would have changed in `doc`, clause by clause. `null` when there are
 * none. Words may be empty: then everything is in the draft after all, or cannot be read here.
 * @param doc the draft of `epoch` as the server has it
 */
export function refusedIn(kept: KeptWork, epoch: number, doc: Y.Doc): Refused | null {
  const edits = setAside(kept, epoch);
  const last = edits.at(-1);
  if (last === undefined) return null;
  const now = readDraft(doc);
  const found = [...new Set(edits.map((edit) => edit.epoch))].map((from) => {
    const own = edits.filter((edit) => edit.epoch === from);
    const copy = kept.copies.get(from);
    const bases = [
      ...(from === epoch ? [Y.encodeStateAsUpdate(doc)] : []),
      ...(copy === undefined ? [] : [copy]),
    ];
    const mine = rebuilt(bases, own);
    const touched = new Set(own.flatMap((edit) => edit.touched));
    return mine === null ? null : refusedWords(mine, now, touched);
  });
  const words = found.flatMap((some) => some ?? []);
  return {
    code: last.refused ?? "epochChanged",
    words,
    settled: words.length === 0 && !found.includes(null),
    ids: edits.map((edit) => edit.id),
  };
}

/**
 * The writer's draft: the bases with their edits. `null` when it cannot be read, or when something
 * that the edits build on is missing: those words are kept until it can.
 */
function rebuilt(bases: readonly Uint8Array[], edits: readonly KeptEdit[]) {
  const doc = openDraft();
  try {
    for (const base of bases) Y.applyUpdate(doc, base);
    for (const edit of edits) Y.applyUpdate(doc, edit.update);
    const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    return whole ? readDraft(doc) : null;
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
}
