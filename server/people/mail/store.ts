import type { Reader, Tx } from "../../storage/storage.ts";

export interface StoredMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  /** Sealed; empty once it was sent and forgotten. */
  readonly body: string;
  readonly at: string;
  readonly sent: boolean;
  readonly attempts: number;
}

export async function addMail(tx: Tx, mail: Omit<StoredMail, "sent">): Promise<void> {
  await tx
    .insertInto("outbox")
    .values({
      id: mail.id,
      kind: mail.kind,
      recipient: mail.recipient,
      subject: mail.subject,
      body: mail.body,
      created_at: mail.at,
      sent_at: null,
      attempts: mail.attempts,
      last_error: null,
    })
    .execute();
}

const columns = [
  "id",
  "kind",
  "recipient",
  "subject",
  "body",
  "created_at",
  "sent_at",
  "attempts",
] as const;

export async function newestMails(db: Reader, limit: number): Promise<StoredMail[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(columns)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(mailOf);
}

/** Mails that have not left and were tried fewer than `attempts` times, oldest first. */
export async function waitingMails(
  db: Reader,
  want: { readonly attempts: number; readonly limit: number },
): Promise<StoredMail[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(columns)
    .where("sent_at", "is", null)
    .where("attempts", "<", want.attempts)
    .orderBy("created_at")
    .limit(want.limit)
    .execute();
  return rows.map(mailOf);
}

/** That a mail was queued is forgotten after ninety days (OPERATIONS 4.7). */
export async function forgetOldMails(tx: Tx, now: Date): Promise<void> {
  const past = new Date(now.getTime() - 90 * 86_400_000).toISOString();
  await tx.deleteFrom("outbox").where("created_at", "<", past).execute();
}

/** The mail has left: its text is forgotten, that it was sent is not. */
export async function markSent(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable("outbox").set({ sent_at: at, body: "" }).where("id", "=", id).execute();
}

export async function markFailed(tx: Tx, id: string, error: string): Promise<void> {
  await tx
    .updateTable("outbox")
    .set((expression) => ({
      attempts: expression("attempts", "+", 1),
      last_error: error.slice(0, 200),
    }))
    .where("id", "=", id)
    .execute();
}

/** Gives a mail up for good: its text goes, the line that it was queued stays. */
export async function forgetMail(tx: Tx, id: string, attempts: number): Promise<void> {
  await tx.updateTable("outbox").set({ attempts, body: "" }).where("id", "=", id).execute();
}

function mailOf(row: {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  created_at: string;
  sent_at: string | null;
  attempts: number;
}): StoredMail {
  return {
    id: row.id,
    kind: row.kind,
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
    at: row.created_at,
    sent: row.sent_at !== null,
    attempts: row.attempts,
  };
}
