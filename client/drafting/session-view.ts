import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { DraftView, Ended } from "./draft-view.ts";

/** What a page shows while no document is open. */
export const NOTHING_OPEN = {
  desk: null,
  save: { kind: "opening" },
  stage: null,
  mayWrite: false,
  me: null,
  here: [],
  trouble: null,
} as const;

/** Ends of the line after which trying again is of no use. */
export const ENDINGS: ReadonlyMap<number, Ended> = new Map([
  [CLOSE.forbidden, "removed"],
  [CLOSE.notFound, "notFound"],
  [CLOSE.oldClient, "oldPage"],
  [0, "unknownParts"],
]);

/** The HTTP status of a failed request; 0 when there was no answer. */
export function statusOf(failure: unknown): number {
  if (typeof failure !== "object" || failure === null || !("status" in failure)) return 0;
  return typeof failure.status === "number" ? failure.status : 0;
}

const PARTS = [
  "desk",
  "ended",
  "stage",
  "mayWrite",
  "me",
  "here",
  "trouble",
  "refused",
  "lost",
  "removed",
  "held",
  "backWith",
] as const;

/** Nothing that a page shows is different. */
export function sameView(a: DraftView, b: DraftView): boolean {
  if (JSON.stringify(a.save) !== JSON.stringify(b.save)) return false;
  return PARTS.every((part) => a[part] === b[part]);
}
