import * as Y from "yjs";
import type { Connection } from "./connection.ts";
import type { Refusal } from "./decode.ts";
import type { LiveDraft } from "./live-draft.ts";
import { type Author, examine } from "./gate.ts";
import { type Outcome, type RightsOrNot, SERVER_AUTHOR, type Write } from "./ports.ts";

/** One update in a room's queue. */
export type Waiting = { from: Connection; update: Uint8Array };

/** What the gate made of one update of a batch, in the order of arrival. */
export type Judged =
  | { kind: "write"; waiting: Waiting; write: Write; structural: boolean }
  | { kind: "known"; waiting: Waiting }
  | { kind: "refused"; waiting: Waiting; refusal: Refusal }
  /** came after a refusal on the same connection: it would have a gap */
  | { kind: "ignored"; waiting: Waiting };

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

/** Steps 2 to 6 for everything that waits, in order; nothing is written yet. */
export function judgeBatch(
  batch: readonly Waiting[],
  rights: ReadonlyMap<Connection, RightsOrNot>,
  bench: Bench,
): Judged[] {
  const judged: Judged[] = [];
  const taken: Uint8Array[] = [];
  const refused = new Set<Connection>();
  for (const waiting of batch) {
    const { from } = waiting;
    if (from.refused || refused.has(from)) {
      judged.push({ kind: "ignored", waiting });
      continue;
    }
    const { verdict, spoiled } = judgeOne(waiting, rights.get(from), bench);
    if (spoiled) rebuild(bench, taken);
    if (verdict.kind === "refused") refused.add(from);
    if (verdict.kind === "write") taken.push(waiting.update);
    judged.push(verdict);
  }
  return judged;
}

/** Joins what the gate said with what the journal's transaction said, one outcome a write. */
export function settled(judged: readonly Judged[], outcomes: readonly Outcome[]): Settled[] {
  const written = outcomes.values();
  return judged.map((one): Settled => {
    const { waiting } = one;
    if (one.kind === "refused") return { waiting, end: one };
    if (one.kind !== "write") return { waiting, end: { kind: one.kind } };
    const outcome = written.next().value ?? "again";
    if (outcome === "again") return { waiting, end: { kind: "again" } };
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

function judgeOne(
  waiting: Waiting,
  rights: RightsOrNot | undefined,
  { room, draft }: Bench,
): { verdict: Judged; spoiled: boolean } {
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
    personId,
    client: result.clients[0] ?? from.ticket.client,
    update,
    deletes: [...result.words].map(([client, length]) => ({
      person: draft.owners.get(client) ?? SERVER_AUTHOR,
      length,
    })),
  };
  return {
    verdict: { kind: "write", waiting, write, structural: result.structural },
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
