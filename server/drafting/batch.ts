import * as Y from "yjs";
import type { Connection } from "./connection.ts";
import type { Refusal } from "./decode.ts";
import type { LiveDraft } from "./live-draft.ts";
import { type Author, examine } from "./gate.ts";
import { type Outcome, type RightsOrNot, SERVER_AUTHOR, type Ticket, type Write } from "./ports.ts";

/** Who has sent an update, as far as judging it goes. */
export type Sender = {
  readonly ticket: Pick<Ticket, "personId" | "client">;
  /** an earlier update was refused: whatever follows would have a gap */
  readonly refused: boolean;
};

/** One update in a room's queue; `at` is when it came. */
export type Waiting<From extends Sender = Connection> = {
  from: From;
  update: Uint8Array;
  at: number;
};

/** What the gate made of one update of a batch, in the order of arrival. */
export type Judged<From extends Sender = Connection> = { waiting: Waiting<From> } & (
  | { kind: "write"; write: Write; structural: boolean; deletes: boolean }
  | { kind: "known" }
  | { kind: "refused"; refusal: Refusal }
  /** came after a refusal on the same connection: it would have a gap */
  | { kind: "ignored" }
);

/** The draft a batch is for. */
export type Bench = { room: string; draft: LiveDraft };

/** What became of one update of a batch, in the order of arrival. */
export type Settled = {
  waiting: Waiting;
  end:
    | { kind: "stored"; seq: number; structural: boolean }
    | { kind: "refused"; refusal: Refusal }
    | { kind: "again" | "known" | "ignored" };
};

/**
 * Steps 2 to 6 for everything that waits, in order; nothing is written yet.
 *
 * Updates that only add share one transaction of the canary (`Run`). They end as if judged one by
 * one (DR100): a run stops behind the first deletion, because Yjs collects what was deleted when a
 * transaction ends, and behind the first refusal, because the canary is spoiled then. Where Yjs
 * stumbles over a run, or the batch might not fit, each update has a transaction of its own.
 */
export function judgeBatch<From extends Sender>(
  batch: readonly Waiting<From>[],
  rights: ReadonlyMap<From, RightsOrNot>,
  bench: Bench,
): Judged<From>[] {
  if (batch.every(({ update }) => isEmpty(update))) return batch.map(judgeEmpty);
  const court: Court<From> = { rights, bench, judged: [], taken: [], refused: new Set() };
  const bytes = batch.reduce((sum, { update }) => sum + update.length, 0);
  let together = bench.draft.canary().hasRoomFor(bytes);
  while (court.judged.length < batch.length) {
    if (together) together = judgeRun(court, batch);
    else judgeNext(court, batch[court.judged.length]);
  }
  return court.judged;
}

/** What every page sends that has nothing to add. It needs no document to be known. */
const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0;

const judgeEmpty = <From extends Sender>(waiting: Waiting<From>): Judged<From> => ({
  waiting,
  kind: waiting.from.refused ? "ignored" : "known",
});

/** A batch while it is judged. */
type Court<From extends Sender> = {
  rights: ReadonlyMap<From, RightsOrNot>;
  bench: Bench;
  judged: Judged<From>[];
  /** the updates that the canary has and the live document has not */
  taken: Uint8Array[];
  refused: Set<From>;
};

/** @returns false when the run had to be taken back: nothing of it is judged then */
function judgeRun<From extends Sender>(
  court: Court<From>,
  batch: readonly Waiting<From>[],
): boolean {
  const { judged, taken } = court;
  const [before, takenBefore, refusedBefore] = [judged.length, taken.length, court.refused];
  court.refused = new Set(refusedBefore);
  let spoiled = false;
  try {
    court.bench.draft.canary().together(() => {
      for (let more = true; more && judged.length < batch.length;) {
        const end = judgeInOrder(court, batch[judged.length]);
        spoiled = end === "spoiled";
        more = end === "added";
      }
    });
  } catch {
    // Yjs could not end the transaction. What it had refused before is refused all the same.
    if (!spoiled) {
      judged.splice(before);
      taken.splice(takenBefore);
      court.refused = refusedBefore;
      rebuild(court.bench, taken);
      return false;
    }
  }
  if (spoiled) rebuild(court.bench, taken);
  return true;
}

function judgeNext<From extends Sender>(
  court: Court<From>,
  waiting: Waiting<From> | undefined,
): void {
  if (judgeInOrder(court, waiting) === "spoiled") rebuild(court.bench, court.taken);
}

/** Judges the update and notes the verdict; tells what it did to the canary. */
function judgeInOrder<From extends Sender>(
  { judged, taken, refused, rights, bench }: Court<From>,
  waiting: Waiting<From> | undefined,
): "added" | "deleted" | "spoiled" {
  if (waiting === undefined) return "deleted";
  const { from, update } = waiting;
  if (from.refused || refused.has(from)) {
    judged.push({ kind: "ignored", waiting });
    return "added";
  }
  const { verdict, spoiled } = judgeOne(waiting, rights.get(from), bench);
  judged.push(verdict);
  if (verdict.kind === "refused") refused.add(from);
  if (spoiled) return "spoiled";
  if (verdict.kind !== "write") return "added";
  taken.push(update);
  return verdict.deletes ? "deleted" : "added";
}

/** Joins what the gate said with what the journal's transaction said, one outcome a write. */
export function settled(judged: readonly Judged[], outcomes: readonly Outcome[]): Settled[] {
  const written = outcomes.values();
  return judged.map((one): Settled => {
    const { waiting } = one;
    if (one.kind === "refused") return { waiting, end: one };
    if (one.kind !== "write") return { waiting, end: { kind: one.kind } };
    const outcome = written.next().value ?? "again";
    if (typeof outcome === "string") return { waiting, end: { kind: "again" } };
    return "stored" in outcome
      ? { waiting, end: { kind: "stored", seq: outcome.stored, structural: one.structural } }
      : { waiting, end: { kind: "refused", refusal: outcome.refused } };
  });
}

/** The canary must hold what this batch has taken so far, though the live document does not yet. */
function rebuild({ draft }: Bench, taken: readonly Uint8Array[]): void {
  draft.spoil();
  const canary = draft.canary();
  for (const update of taken) Y.applyUpdate(canary.doc, update);
}

function judgeOne<From extends Sender>(
  waiting: Waiting<From>,
  rights: RightsOrNot | undefined,
  { room, draft }: Bench,
): { verdict: Judged<From>; spoiled: boolean } {
  const { from, update } = waiting;
  const { personId } = from.ticket;
  const author: Author = {
    barred: barred(rights, draft.quarantined),
    owns: (client) => draft.owners.get(client) === personId,
  };
  const result = safely(() =>
    examine(update, author, { canary: draft.canary(), shape: draft.shape }),
  );
  if (result.kind === "known") return { verdict: { kind: "known", waiting }, spoiled: false };
  if (result.kind === "refuse") {
    const { refusal } = result;
    return { verdict: { kind: "refused", waiting, refusal }, spoiled: result.spoiled === true };
  }
  const write: Write = {
    room,
    agreementId: draft.agreementId,
    epoch: draft.epoch,
    membershipEpoch: typeof rights === "object" ? rights.membershipEpoch : null,
    seq: draft.seq,
    personId,
    client: result.clients[0] ?? from.ticket.client,
    update,
    deletes: [...result.words].map(([client, length]) => ({
      person: draft.owners.get(client) ?? SERVER_AUTHOR,
      length,
    })),
  };
  return {
    verdict: {
      kind: "write",
      waiting,
      write,
      structural: result.structural,
      deletes: result.deletes,
    },
    spoiled: false,
  };
}

/** An update that makes the gate itself stumble is one more malformed update. */
function safely(judge: () => ReturnType<typeof examine>): ReturnType<typeof examine> {
  try {
    return judge();
  } catch {
    return { kind: "refuse", refusal: { code: "malformed", info: "gate" }, spoiled: true };
  }
}

/** Step 2: may this connection write this room now? */
function barred(rights: RightsOrNot | undefined, quarantined: boolean): Refusal | undefined {
  if (typeof rights !== "object") return { code: "notAllowed", info: rights ?? "unknown" };
  if (quarantined) return { code: "quarantined", info: "" };
  if (rights.mayWrite) return undefined;
  return rights.stage === "drafting"
    ? { code: "notAllowed", info: "role" }
    : { code: "frozen", info: rights.stage };
}
