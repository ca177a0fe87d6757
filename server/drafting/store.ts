import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import type { Clock } from "../clock.ts";
import type { Reader, Storage, Tx } from "../storage/storage.ts";
import { headIn, insertFirstRow, journalWriter } from "./journal-store.ts";
import type { DraftStore, StoredDraft, Ticket } from "./ports.ts";

/** Drafts in the product's database. */
export function draftStore(storage: Storage, clock: Clock): DraftStore {
  const append = journalWriter();
  return {
    load: (room) => loadDraft(storage.read, room),
    head: (room) => head(storage, room),
    append: (writes) => storage.write((tx) => append(tx, writes, clock.now().toISOString())),
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
  await insertFirstRow(tx, draft, at);
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

/** What the rights of everybody on an agreement hang from. */
type Standing = { stage: string; membershipEpoch: number };

/** Where these agreements stand; one that does not exist has no answer. */
export async function standingsOf(
  db: Storage["read"],
  agreementIds: readonly string[],
): Promise<Map<string, Standing>> {
  const rows = await db
    .selectFrom("agreement")
    .select(["id", "stage", "membership_epoch"])
    .where("id", "in", agreementIds)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { stage: row.stage, membershipEpoch: row.membership_epoch }]),
  );
}

/** What a person is called, and the name and mark that their party goes by in an agreement. */
export async function namesOf(
  db: Storage["read"],
  {
    personId,
    agreementId,
    organisationId,
  }: Record<"personId" | "agreementId" | "organisationId", string>,
): Promise<{ name: string; party: string; mark: number }> {
  const row = await db
    .selectFrom("person")
    .innerJoin("party", (join) =>
      join
        .on("party.agreement_id", "=", agreementId)
        .on("party.organisation_id", "=", organisationId),
    )
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select(["person.name", "organisation.short_name", "party.mark"])
    .where("person.id", "=", personId)
    .executeTakeFirst();
  return { name: row?.name ?? "", party: row?.short_name ?? "", mark: row?.mark ?? 1 };
}

async function head(storage: Storage, room: string) {
  const found = await headIn(storage.read, room);
  return found && { agreementId: found.agreementId, epoch: found.epoch, seq: found.seq };
}

/**
 * Everything about a room, as of one moment, even while another server writes: what came after the
 * `doc` row was read stays out, and what a newer snapshot replaces goes only when there are two.
 */
export async function loadDraft(db: Reader, room: string): Promise<StoredDraft | undefined> {
  const snapshots = await db
    .selectFrom("snapshot")
    .select(["upto_seq", "state", "sha256"])
    .where("room", "=", room)
    .orderBy("upto_seq", "desc")
    .execute();
  const doc = await headIn(db, room);
  if (doc === undefined) return undefined;
  const journal = await db
    .selectFrom("journal")
    .select(["seq", "payload", "sha256"])
    .where("room", "=", room)
    .where("seq", "<=", doc.seq)
    .orderBy("seq")
    .execute();
  const clients = await db
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
    .limit(1)
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
