import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import { applyFree } from "./apply-edits.ts";
import { type Divided, divide } from "./hold-back.ts";
import type { Base, Exchange, KeptEdit, KeptWork, NewEdit } from "./offline.ts";
import { followTouched } from "./touched.ts";

/**
 * A break longer than this is a long one. After a shorter one words are merged as if typed live:
 * whoever was away still knows what they were doing, and the others are likely to be there and to
 * see them arrive. After five minutes people have moved on, and a sentence may have been agreed
 * that the words would quietly change.
 */
export const LONG_BREAK_MS = 5 * 60_000;

/** Edits that may go to this epoch's draft as they are. */
export function offerable(kept: KeptWork, epoch: number): KeptEdit[] {
  return kept.edits.filter((edit) => edit.refused === null && edit.epoch === epoch);
}

/** What they were written on. */
export function offeredBase(kept: KeptWork, epoch: number): Base | undefined {
  return offerable(kept, epoch).length === 0 ? undefined : kept.bases.get(epoch);
}

/** Are words kept here that were written on a draft last seen a long break ago? */
export function isLongKept(kept: KeptWork, now: number): boolean {
  return kept.edits.some((edit) => {
    const base = kept.bases.get(edit.epoch);
    return edit.refused === null && base !== undefined && now - base.seenAt >= LONG_BREAK_MS;
  });
}

/**
 * What the device must change so that only what may go in by itself is offered to the draft: the
 * kept edits give way to fresh ones for the free clauses, and the others are held. `null` when the
 * kept edits may go in as they are. They may not even when nothing is to be held, if they would
 * lose words then: where others moved a clause, what was typed into it where it stood would go.
 * @param now the draft as the others have it, with an announced client id; it is left as it is
 */
export function reckon(kept: KeptWork, epoch: number, now: Y.Doc, at: number): Exchange | null {
  const base = kept.bases.get(epoch);
  const edits = offerable(kept, epoch);
  if (base === undefined || edits.length === 0) return null;
  const divided = dividedEdits(base, edits, now);
  if (divided === null) return null;
  const keep = freshEdits(now, divided, at);
  if (divided.held.length === 0 && sameOutcome(now, edits, keep)) return null;
  return {
    drop: edits.map((edit) => edit.id),
    keep,
    base: { updates: [Y.encodeStateAsUpdate(now)], seenAt: at },
    hold: divided.held,
    settle: [],
  };
}

/** Do these edits make the same draft of `now` as those? */
function sameOutcome(now: Y.Doc, some: readonly NewEdit[], others: readonly NewEdit[]): boolean {
  const [one, two] = [some, others].map((edits) => {
    const doc = built([Y.encodeStateAsUpdate(now), ...edits.map((edit) => edit.update)]);
    const read = JSON.stringify(readDraft(doc));
    doc.destroy();
    return read;
  });
  return one === two;
}

/** `null` when one of the three drafts cannot be read: whoever opens it deals with that. */
function dividedEdits(base: Base, edits: readonly KeptEdit[], now: Y.Doc): Divided | null {
  const arrived = arrivedEdits(edits, now).map((edit) => edit.update);
  const was = built([...base.updates, ...arrived]);
  const mine = built([...base.updates, ...edits.map((edit) => edit.update)]);
  try {
    if (!isWhole(was) || !isWhole(mine)) return null;
    return divide(readDraft(was), readDraft(mine), readDraft(now), base.seenAt);
  } catch {
    // The draft has parts that this page does not know.
    return null;
  } finally {
    was.destroy();
    mine.destroy();
  }
}

/** The first of these edits, as many as the draft has already: only word of it was lost. */
function arrivedEdits(edits: readonly KeptEdit[], now: Y.Doc): readonly KeptEdit[] {
  const doc = built([Y.encodeStateAsUpdate(now)]);
  let changed = false;
  doc.on("update", () => {
    changed = true;
  });
  const missing = edits.findIndex((edit) => {
    Y.applyUpdate(doc, edit.update);
    return changed || !isWhole(doc);
  });
  doc.destroy();
  return missing === -1 ? edits : edits.slice(0, missing);
}

/** The free changes on top of `now`, under its client id. */
function freshEdits(now: Y.Doc, divided: Divided, at: number): Exchange["keep"] {
  const doc = built([Y.encodeStateAsUpdate(now)], now.clientID);
  const touched = followTouched(doc);
  let changed = false;
  doc.on("update", () => {
    changed = true;
  });
  const update = applyFree(doc, divided);
  const names = touched.take();
  touched.stop();
  doc.destroy();
  return changed ? [{ update, at, touched: names }] : [];
}

function built(updates: readonly Uint8Array[], clientID?: number): Y.Doc {
  const doc = openDraft(clientID);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const isWhole = (doc: Y.Doc) => doc.store.pendingStructs === null && doc.store.pendingDs === null;
