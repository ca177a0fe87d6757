import { createHash } from "node:crypto";
import { Stage } from "#shared/agreements/stage.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import type { Clock } from "../clock.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import type { DraftStore, Outcome, StoredDraft, Ticket, Write } from "./ports.ts";

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** Drafts in the product's database. */
export function draftStore(storage: Storage, clock: Clock): DraftStore {
  return {
    load: (room) => load(storage, room),
    head: (room) => head(storage, room),
    append: (writes) => storage.write((tx) => appendAll(tx, writes, clock.now().toISOString())),
    saveSnapshot: (room, snapshot) =>
      storage.write((tx) => saveSnapshot(tx, room, snapshot, clock.now().toISOString())),
    addTicket: (ticket) =>
      storage.write((tx) => insertTicket(tx, ticket, clock.now().toISOString())),
    ticket: (sidHash) => findTicket(storage, sidHash),
  };
}

/**
 * Row 1 of a draft, in the transaction of whoever creates it. The draft's `doc` row is the proof
 * that the room exists: none is ever made by connecting.
 * @throws when the agreement has a draft already
 */
export async function insertDraft(
  tx: Tx,
  draft: {
    room: string;
    agreementId: string;
    client: number;
    update: Uint8Array;
    personId: string;
  },
  at: string,
): Promise<void> {
  await tx
    .insertInto("doc")
    .values({
      room: draft.room,
      agreement_id: draft.agreementId,
      epoch: epochAt(at),
      next_seq: 1,
      schema_version: SCHEMA_VERSION,
      created_at: at,
    })
    .execute();
  await insertRow(tx, { ...draft, deletes: [] }, { seq: 1, at });
}

/**
 * The epoch of a new draft: one that no earlier draft of this room can have had, so that a page
 * with words of a draft that is gone never merges them into its successor.
 */
const epochAt = (at: string): number => Math.floor((Date.parse(at) - EPOCHS_FROM) / 1000);
const EPOCHS_FROM = Date.UTC(2020, 0, 1);

/**
 * Gives a draft whose rows are dated back the epoch of the moment at which it was really made. Nobody
 * may have it open.
 */
export async function renewEpoch(tx: Tx, room: string, at: string): Promise<void> {
  await tx
    .updateTable("doc")
    .set({ epoch: epochAt(at) })
    .where("room", "=", room)
    .execute();
}

/** The draft's place in its history, as this transaction sees it. */
export async function headIn(tx: Pick<Tx, "selectFrom">, room: string) {
  const row = await tx
    .selectFrom("doc")
    .innerJoin("agreement", "agreement.id", "doc.agreement_id")
    .select(["doc.agreement_id", "doc.epoch", "doc.next_seq", "agreement.stage"])
    .select("agreement.membership_epoch")
    .where("doc.room", "=", room)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    agreementId: row.agreement_id,
    epoch: row.epoch,
    seq: row.next_seq - 1,
    stage: Stage.parse(row.stage),
    membershipEpoch: row.membership_epoch,
  };
}

/** What the rights of everybody on an agreement hang from. */
export async function standingOf(db: Storage["read"], agreementId: string) {
  const row = await db
    .selectFrom("agreement")
    .select(["stage", "membership_epoch"])
    .where("id", "=", agreementId)
    .executeTakeFirst();
  return row && { stage: row.stage, membershipEpoch: row.membership_epoch };
}

export async function nameOf(db: Storage["read"], personId: string): Promise<string> {
  const row = await db
    .selectFrom("person")
    .select("name")
    .where("id", "=", personId)
    .executeTakeFirst();
  return row?.name ?? "";
}

/** The name and mark a party goes by in an agreement. */
export async function partyName(
  db: Storage["read"],
  agreementId: string,
  organisationId: string,
): Promise<{ party: string; mark: number }> {
  const row = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select(["organisation.short_name", "party.mark"])
    .where("party.agreement_id", "=", agreementId)
    .where("party.organisation_id", "=", organisationId)
    .executeTakeFirst();
  return { party: row?.short_name ?? "", mark: row?.mark ?? 1 };
}

async function head(storage: Storage, room: string) {
  const found = await headIn(storage.read, room);
  return found && { agreementId: found.agreementId, epoch: found.epoch, seq: found.seq };
}

async function load(storage: Storage, room: string): Promise<StoredDraft | undefined> {
  const doc = await headIn(storage.read, room);
  if (doc === undefined) return undefined;
  const snapshots = await storage.read
    .selectFrom("snapshot")
    .select(["upto_seq", "state", "sha256"])
    .where("room", "=", room)
    .orderBy("upto_seq", "desc")
    .execute();
  const journal = await storage.read
    .selectFrom("journal")
    .select(["seq", "payload", "sha256"])
    .where("room", "=", room)
    .orderBy("seq")
    .execute();
  const clients = await storage.read
    .selectFrom("client_id")
    .select(["client", "person_id"])
    .where("room", "=", room)
    .execute();
  return {
    agreementId: doc.agreementId,
    epoch: doc.epoch,
    nextSeq: doc.seq + 1,
    snapshots: snapshots.map((row) => ({
      uptoSeq: row.upto_seq,
      state: row.state,
      sha256: row.sha256,
    })),
    journal: journal.map((row) => ({ seq: row.seq, update: row.payload, sha256: row.sha256 })),
    owners: new Map(clients.map((row) => [row.client, row.person_id])),
  };
}

/** Step 7: look again at what the gate relied on, then write, in one transaction for all rooms. */
async function appendAll(tx: Tx, writes: readonly Write[], at: string): Promise<Outcome[]> {
  const heads = new Map<string, Awaited<ReturnType<typeof headIn>>>();
  const stopped = new Set<string>();
  const outcomes: Outcome[] = [];
  for (const write of writes) {
    const { room } = write;
    if (!heads.has(room)) heads.set(room, await headIn(tx, room));
    const now = heads.get(room);
    const outcome = stopped.has(room) ? "again" : decide(write, now);
    outcomes.push(outcome);
    if (outcome === "again" || "refused" in outcome) stopped.add(room);
    else if (now !== undefined) {
      now.seq = outcome.stored;
      await insertRow(tx, write, { seq: outcome.stored, at });
    }
  }
  return outcomes;
}

function decide(write: Write, now: Awaited<ReturnType<typeof headIn>>): Outcome {
  if (now === undefined || now.epoch !== write.epoch) {
    return { refused: { code: "epochChanged", info: "" } };
  }
  if (now.stage !== "drafting") return { refused: { code: "frozen", info: now.stage } };
  if (write.membershipEpoch !== null && write.membershipEpoch !== now.membershipEpoch) {
    return "again";
  }
  return { stored: now.seq + 1 };
}

type Row = Pick<Write, "room" | "personId" | "client" | "update" | "deletes">;

async function insertRow(tx: Tx, write: Row, { seq, at }: { seq: number; at: string }) {
  await tx
    .insertInto("journal")
    .values({
      room: write.room,
      seq,
      person_id: write.personId,
      client: write.client,
      payload: write.update,
      sha256: sha256(write.update),
      deletes: JSON.stringify(write.deletes),
      at,
    })
    .execute();
  await tx
    .updateTable("doc")
    .set({ next_seq: seq + 1 })
    .where("room", "=", write.room)
    .execute();
}

async function saveSnapshot(
  tx: Tx,
  room: string,
  snapshot: Parameters<DraftStore["saveSnapshot"]>[1],
  at: string,
): Promise<void> {
  const older = await tx
    .selectFrom("snapshot")
    .select("upto_seq")
    .where("room", "=", room)
    .where("upto_seq", "<", snapshot.uptoSeq)
    .orderBy("upto_seq", "desc")
    .executeTakeFirst();
  await tx
    .insertInto("snapshot")
    .values({
      room,
      upto_seq: snapshot.uptoSeq,
      state: snapshot.state,
      sha256: snapshot.sha256,
      canonical_sha256: snapshot.canonicalSha256,
      at,
    })
    .execute();
  if (older === undefined) return;
  const past = older.upto_seq;
  await tx.deleteFrom("snapshot").where("room", "=", room).where("upto_seq", "<", past).execute();
  await tx.deleteFrom("journal").where("room", "=", room).where("seq", "<=", past).execute();
}

async function insertTicket(tx: Tx, ticket: Ticket & { sidHash: string }, at: string) {
  await tx
    .insertInto("client_id")
    .values({
      client: ticket.client,
      room: ticket.room,
      person_id: ticket.personId,
      session: ticket.sessionId,
      sid_hash: ticket.sidHash,
      epoch: ticket.epoch,
      created_at: at,
    })
    .execute();
}

async function findTicket(storage: Storage, sidHash: string): Promise<Ticket | undefined> {
  const row = await storage.read
    .selectFrom("client_id")
    .select(["client", "room", "person_id", "session", "epoch"])
    .where("sid_hash", "=", sidHash)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        client: row.client,
        room: row.room,
        personId: row.person_id,
        sessionId: row.session,
        epoch: row.epoch,
      };
}
