import type { Stage } from "#shared/agreements/stage.ts";

/**
 * What the page says about the reader's own words. There is one truthful sentence at a time.
 *
 * `saved` is said only when the server has acknowledged every change, which it does after the
 * change is on its disk. `offline` promises that the changes are on this device, so it is said only
 * after the device has confirmed them.
 */
export type SaveState =
  | { readonly kind: "opening" }
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  | { readonly kind: "offline"; readonly edits: number }
  | { readonly kind: "notSaved"; readonly since: number }
  | { readonly kind: "readOnly" }
  | { readonly kind: "frozen" };

/**
 * A change older than this without an acknowledgement is reported and the line is renewed. A page
 * looks each second, so its writer is told within ten.
 */
export const OVERDUE_MS = 9_000;
/** A break shorter than this is not worth a word: a restart or a change of role looks like it. */
export const BREAK_GRACE_MS = 2_000;

export interface SaveFacts {
  /** When the line broke, or `null` while it stands. */
  readonly brokenSince: number | null;
  /** False until the first copy of the draft has arrived. */
  readonly opened: boolean;
  readonly access: "write" | "readOnly" | "frozen";
  /** Changes without an acknowledgement, counted as one undo step each. */
  readonly edits: number;
  /** When the first of them was made, or `null` when there are none. */
  readonly oldest: number | null;
  /** The device has confirmed each of them. */
  readonly onDevice: boolean;
  /** False when the server has said that it cannot save: there is nothing to wait for then. */
  readonly serverSaves: boolean;
}

/** What a stage and a right to write come to: an agreement past drafting is frozen for everybody. */
export function accessOf(stage: Stage | null, mayWrite: boolean): SaveFacts["access"] {
  if (mayWrite) return "write";
  return stage === "drafting" || stage === "assessing" ? "readOnly" : "frozen";
}

/**
 * The sentence that is true at `now`.
 * @param now milliseconds, on the same clock as the facts
 */
export function saveState(facts: SaveFacts, now: number): SaveState {
  if (!facts.opened) return { kind: "opening" };
  const broken = facts.brokenSince !== null && now - facts.brokenSince >= BREAK_GRACE_MS;
  if (facts.oldest === null) return broken ? { kind: "offline", edits: 0 } : settled(facts.access);
  if (broken && facts.onDevice) return { kind: "offline", edits: facts.edits };
  if (!facts.serverSaves || now - facts.oldest >= OVERDUE_MS)
    return { kind: "notSaved", since: facts.oldest };
  return { kind: "saving" };
}

function settled(access: SaveFacts["access"]): SaveState {
  return access === "write" ? { kind: "saved" } : { kind: access };
}

/** Changes closer together than this are one edit, as they are one undo step. */
const SAME_EDIT_MS = 500;

/** How many edits a person would say they made, from the times of their changes in order. */
export function editsIn(times: readonly number[]): number {
  return times.filter((at, index) => at - (times[index - 1] ?? -Infinity) > SAME_EDIT_MS).length;
}
