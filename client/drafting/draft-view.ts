import type { Doc } from "yjs";
import type { Awareness } from "y-protocols/awareness";
import type { Stage } from "#shared/agreements/stage.ts";
import type { Hello, LiveState } from "#shared/protocol/live.ts";
import type { LostWrite } from "./field-writes.ts";
import type { HerePerson } from "./presence.ts";
import type { HeldWords } from "./held.ts";
import type { RemovedWords } from "./removed-words.ts";
import type { SaveState } from "./save-state.ts";
import type { Refused } from "./set-aside.ts";

/** The document an editor binds to. A new `key` asks for a new editor. */
export interface Desk {
  readonly key: number;
  /** The draft itself for those who may write, and a one-way mirror of it for everybody else. */
  readonly doc: Doc;
  readonly mode: "write" | "read";
  readonly awareness: Awareness;
}

/** Why the draft cannot be open here: the server's close code, or what the page found itself. */
export type Ended =
  | "signIn"
  | "removed"
  | "notFound"
  | "oldPage"
  /** the draft has parts this page does not know: mounting it would delete them */
  | "unknownParts"
  | "broken";

/** Everything the page shows about the open draft. Each value is replaced, never changed. */
export interface DraftView {
  readonly desk: Desk | null;
  readonly ended: Ended | null;
  readonly save: SaveState;
  readonly stage: Stage | null;
  /** Why the server saves nobody's words at the moment; `null` when it does. */
  readonly trouble: Trouble | null;
  /** The server takes this person's words now. */
  readonly mayWrite: boolean;
  readonly me: Hello["member"] | null;
  readonly here: readonly HerePerson[];
  readonly refused: Refused | null;
  readonly lost: readonly LostWrite[];
  /** Words that went with a part somebody else removed, until their writer has settled them. */
  readonly removed: readonly RemovedWords[];
  /** Words held back after a long break, until their writer has decided. */
  readonly held: readonly HeldWords[];
  /** How many edits went in after a break; `null` once closed or when there was none. */
  readonly backWith: number | null;
}

/** What of it hangs on the one document that is open. */
export type DraftNow = Pick<
  DraftView,
  "desk" | "save" | "stage" | "mayWrite" | "me" | "here" | "trouble"
>;

/** Why the server saves nobody's words: it cannot, or its disk is nearly full. */
export type Trouble = "notSaved" | "lowDisk";

/** The trouble after a notice; only `saved` ends it. */
export function troubleAfter(notice: LiveState["notice"], before: Trouble | null): Trouble | null {
  if (notice === "saved") return null;
  return notice === "notSaved" || notice === "lowDisk" ? notice : before;
}

/** Time as the session sees it; tests bring their own. */
export interface Clock {
  now(): number;
  /** Calls `run` every `ms` until the returned function is called. */
  every(ms: number, run: () => void): () => void;
}
