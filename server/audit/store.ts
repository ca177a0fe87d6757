import { emptyHead, type Head } from "#shared/audit/chain.ts";
import { canonicalText, isJson, type Json } from "#shared/audit/canonical.ts";
import { AuditEvent } from "#shared/audit/event.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** Whose history it is: an agreement's, that all its parties read, or an organisation's own. */
export type ChainOf = { readonly agreementId: string } | { readonly organisationId: string };

/** One line as it is kept. `personal` is null when there was none; `erasedAt` when it was erased. */
export interface StoredEvent {
  readonly hash: string;
  readonly event: AuditEvent;
  readonly personal: StoredPersonal | null;
}
type StoredPersonal =
  { readonly salt: string; readonly json: Json } | { readonly erasedAt: string };

/** The name a chain goes by in its own events. */
function chainName(of: ChainOf): string {
  return "agreementId" in of ? of.agreementId : `organisation:${of.organisationId}`;
}

/** Where the chain ends, as this transaction sees it. */
export async function headOf(db: Reader, of: ChainOf): Promise<Head> {
  const row =
    "agreementId" in of
      ? await db
          .selectFrom("audit_event")
          .select(["seq", "hash", "at"])
          .where("agreement_id", "=", of.agreementId)
          .orderBy("seq", "desc")
          .limit(1)
          .executeTakeFirst()
      : await db
          .selectFrom("organisation_event")
          .select(["seq", "hash", "at"])
          .where("organisation_id", "=", of.organisationId)
          .orderBy("seq", "desc")
          .limit(1)
          .executeTakeFirst();
  return row === undefined ? emptyHead(chainName(of)) : { agreement: chainName(of), ...row };
}

/** Appends the event. `UNIQUE(chain, seq)` refuses a second one at the same place. */
export async function insertEvent(
  tx: Tx,
  of: ChainOf,
  { event, head }: { readonly event: AuditEvent; readonly head: Head },
): Promise<void> {
  const line = { seq: event.seq, hash: head.hash, event: canonicalText(event), at: event.at };
  if ("agreementId" in of) {
    await tx
      .insertInto("audit_event")
      .values({ agreement_id: of.agreementId, ...line })
      .execute();
    return;
  }
  await tx
    .insertInto("organisation_event")
    .values({ organisation_id: of.organisationId, ...line })
    .execute();
}

/** Keeps what stays outside the chain, under the hash of its event. */
export async function insertPersonal(
  tx: Tx,
  agreementId: string,
  personal: { readonly hash: string; readonly salt: string; readonly json: Json },
): Promise<void> {
  await tx
    .insertInto("event_pii")
    .values({
      event_hash: personal.hash,
      agreement_id: agreementId,
      salt: personal.salt,
      json: canonicalText(personal.json),
      erased_at: null,
    })
    .execute();
}

/** The whole history of an agreement, in order, with what stands outside the chain. */
export async function historyOf(db: Reader, agreementId: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom("audit_event")
    .leftJoin("event_pii", "event_pii.event_hash", "audit_event.hash")
    .select(["audit_event.hash", "audit_event.event"])
    .select(["event_pii.salt", "event_pii.json", "event_pii.erased_at"])
    .where("audit_event.agreement_id", "=", agreementId)
    .orderBy("audit_event.seq")
    .execute();
  return rows.map((row) => ({
    hash: row.hash,
    event: AuditEvent.parse(JSON.parse(row.event)),
    personal: personalFrom(row),
  }));
}

function personalFrom(row: {
  readonly salt: string | null;
  readonly json: string | null;
  readonly erased_at: string | null;
}): StoredPersonal | null {
  if (row.erased_at !== null) return { erasedAt: row.erased_at };
  if (row.salt === null || row.json === null) return null;
  const json: unknown = JSON.parse(row.json);
  if (!isJson(json)) throw new Error("Personal data of an event is damaged.");
  return { salt: row.salt, json };
}

/** When the newest line of all histories was written, or null before the first. */
export async function newestMoment(db: Reader): Promise<string | null> {
  const row = await db
    .selectFrom("audit_event")
    .select((newest) => newest.fn.max("at").as("at"))
    .executeTakeFirst();
  return row?.at ?? null;
}

/**
 * Erases the personal data of one event, salt and all. The chain still verifies; the commitment in
 * it says nothing any more.
 */
export async function erasePersonal(tx: Tx, hash: string, at: string): Promise<void> {
  await tx
    .updateTable("event_pii")
    .set({ salt: "", json: null, erased_at: at })
    .where("event_hash", "=", hash)
    .execute();
}
