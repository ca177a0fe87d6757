import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";
import { knowsAll } from "./known-names.ts";
import type { KeptEdit, KeptWork } from "./offline.ts";
import { offerable } from "./reckon.ts";
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
  const edits = offerable(kept, epoch);
  if (edits.length > 0) {
    for (const update of kept.bases.get(epoch)?.updates ?? []) Y.applyUpdate(doc, update);
  }
  for (const edit of edits) Y.applyUpdate(doc, edit.update);
  return edits;
}

/** Kept edits that must be handed back: refused, or made in a draft that has been replaced. */
function setAside(kept: KeptWork, epoch: number): KeptEdit[] {
  return kept.edits.filter((edit) => edit.refused !== null || edit.epoch !== epoch);
}

/**
 * As `refusedIn`; `undefined` when the draft has parts that this page does not know. Then no editor
 * may be bound to it.
 */
export function readRefused(kept: KeptWork, epoch: number, doc: Y.Doc): Refused | null | undefined {
  if (!knowsAll(bodyOf(doc))) return undefined;
  try {
    return refusedIn(kept, epoch, doc);
  } catch {
    return undefined;
  }
}

/**
 * What the set-aside edits would have changed in `doc`, clause by clause. `null` when there are
 * none. Words may be empty: then everything is in the draft after all, or cannot be read here.
 * @param doc the draft of `epoch` as the server has it
 */
function refusedIn(kept: KeptWork, epoch: number, doc: Y.Doc): Refused | null {
  const edits = setAside(kept, epoch);
  const last = edits.at(-1);
  if (last === undefined) return null;
  const now = readDraft(doc);
  const found = [...new Set(edits.map((edit) => edit.epoch))].map((from) => {
    const own = edits.filter((edit) => edit.epoch === from);
    const bases = [
      ...(from === epoch ? [Y.encodeStateAsUpdate(doc)] : []),
      ...(kept.bases.get(from)?.updates ?? []),
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
