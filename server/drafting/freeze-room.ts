import type { Canonical, CanonicalDraft, CanonicalRefusal } from "#shared/drafting/canonical.ts";
import type { TextFinding } from "#shared/drafting/text-safety.ts";
import { ProblemError } from "../http/problem.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import type { LiveDraft } from "./live-draft.ts";
import type { Room } from "./room.ts";
import { headIn } from "./journal-store.ts";

/** What is about to be frozen, inside the transaction that freezes it. */
export type Frozen = {
  seq: number;
  draft: CanonicalDraft;
  /** RFC 8785 bytes of `draft`: what is hashed and signed */
  bytes: Uint8Array;
  findings: TextFinding[];
};

export type FreezeResult<T> =
  | { frozen: T }
  /** the draft is at another seq than the caller saw */
  | { changed: number }
  | { refusals: CanonicalRefusal[] };

/**
 * Freezes through the room's queue: what came before is written, nothing comes in between. The
 * server hashes the Yjs document, never what an editor sends.
 * @param work moves the stage away from drafting and stores the version; its throw undoes all
 */
export function freezeRoom<T>(
  {
    storage,
    canonicalAt,
  }: { storage: Storage; canonicalAt: (draft: LiveDraft) => Promise<Canonical> },
  room: Room,
  expectedSeq: number,
  work: (tx: Tx, frozen: Frozen) => Promise<T>,
): Promise<FreezeResult<T>> {
  return room.exclusive(async () => {
    const { seq, epoch, quarantined } = room.draft;
    if (quarantined) throw new ProblemError("notReady");
    if (seq !== expectedSeq) return { changed: seq };
    const canonical = await canonicalAt(room.draft);
    if ("refusals" in canonical) return canonical;
    return storage.write(async (tx) => {
      const head = await headIn(tx, room.name);
      if (head?.seq !== seq || head.epoch !== epoch) return { changed: head?.seq ?? 0 };
      if (head.stage !== "drafting") throw new ProblemError("wrongStage");
      return { frozen: await work(tx, { seq, ...canonical }) };
    });
  });
}
