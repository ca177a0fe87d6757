import type { Said } from "#shared/protocol/periodic-review.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A review as it is kept: planned, open or closed. */
export interface StoredReview {
  readonly number: number;
  readonly due: string | null;
  readonly opened: Said | null;
  readonly closing: (Said & { readonly number: number; readonly words: string }) | null;
  readonly closedAt: string | null;
}

/** A party's last yes to closing a review. */
interface StoredYes extends Said {
  readonly note: number;
  readonly inputsHash: string;
}

type On = Pick<Access, "agreementId">;

/** Every review of an agreement that is kept, the oldest first. */
export async function reviewsOf(db: Reader, { agreementId }: On): Promise<StoredReview[]> {
  const rows = await db
    .selectFrom("periodic_review")
    .leftJoin("person as opener", "opener.id", "periodic_review.opened_by")
    .leftJoin("person as writer", "writer.id", "periodic_review.note_by")
    .selectAll("periodic_review")
    .select(["opener.name as opener_name", "writer.name as writer_name"])
    .where("periodic_review.agreement_id", "=", agreementId)
    .orderBy("periodic_review.number")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    due: row.due,
    opened: saidBy(row.opened_for, row.opener_name, row.opened_at),
    closing: closingOf(
      row.note_number,
      row.note,
      saidBy(row.note_for, row.writer_name, row.note_at),
    ),
    closedAt: row.closed_at,
  }));
}

function saidBy(
  organisationId: string | null,
  name: string | null,
  at: string | null,
): Said | null {
  if (organisationId === null || at === null) return null;
  return { organisationId, personName: name ?? "", at };
}

function closingOf(number: number, words: string | null, said: Said | null) {
  return words === null || said === null ? null : { ...said, number, words };
}

/** Parties that have looked at their answers since the review was opened. */
export async function answeredOf(db: Reader, { agreementId }: On, number: number): Promise<Said[]> {
  const rows = await db
    .selectFrom("periodic_review_answered as answered")
    .innerJoin("person", "person.id", "answered.person_id")
    .select(["answered.organisation_id", "answered.at", "person.name"])
    .where("answered.agreement_id", "=", agreementId)
    .where("answered.number", "=", number)
    .orderBy("answered.at")
    .orderBy("answered.organisation_id")
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    personName: row.name,
    at: row.at,
  }));
}

/** Each party's last yes to closing, whether or not it still counts. */
export async function closingYesOf(
  db: Reader,
  { agreementId }: On,
  number: number,
): Promise<StoredYes[]> {
  const rows = await db
    .selectFrom("periodic_review_yes as yes")
    .innerJoin("person", "person.id", "yes.person_id")
    .selectAll("yes")
    .select("person.name")
    .where("yes.agreement_id", "=", agreementId)
    .where("yes.number", "=", number)
    .orderBy("yes.at")
    .orderBy("yes.organisation_id")
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    personName: row.name,
    at: row.at,
    note: row.note_number,
    inputsHash: row.inputs_hash,
  }));
}

/** Plans a review; one of this number that is there already stays as it is. */
export async function planReview(
  tx: Tx,
  { agreementId }: On,
  review: { readonly number: number; readonly due: string | null },
): Promise<void> {
  await tx
    .insertInto("periodic_review")
    .values({ agreement_id: agreementId, number: review.number, due: review.due })
    .onConflict((row) => row.columns(["agreement_id", "number"]).doNothing())
    .execute();
}

export async function markOpened(
  tx: Tx,
  access: Access,
  review: { readonly number: number; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("periodic_review")
    .set({
      opened_at: review.at,
      opened_by: access.personId,
      opened_for: access.organisationId,
    })
    .where("agreement_id", "=", access.agreementId)
    .where("number", "=", review.number)
    .where("opened_at", "is", null)
    .execute();
}

/** @returns false when the party had looked before */
export async function insertAnswered(
  tx: Tx,
  access: Access,
  review: { readonly number: number; readonly at: string },
): Promise<boolean> {
  const added = await tx
    .insertInto("periodic_review_answered")
    .values({
      agreement_id: access.agreementId,
      number: review.number,
      organisation_id: access.organisationId,
      person_id: access.personId,
      at: review.at,
    })
    .onConflict((row) => row.columns(["agreement_id", "number", "organisation_id"]).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What the review decided, in place of an earlier note: no yes is to this one yet. */
export async function putReviewNote(
  tx: Tx,
  access: Access,
  note: {
    readonly review: number;
    readonly number: number;
    readonly words: string;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .updateTable("periodic_review")
    .set({
      note_number: note.number,
      note: note.words,
      note_by: access.personId,
      note_for: access.organisationId,
      note_at: note.at,
    })
    .where("agreement_id", "=", access.agreementId)
    .where("number", "=", note.review)
    .execute();
}

/** Keeps the party's yes in place of its earlier one. */
export async function putClosingYes(
  tx: Tx,
  access: Access,
  yes: {
    readonly review: number;
    readonly note: number;
    readonly inputsHash: string;
    readonly at: string;
  },
): Promise<void> {
  const said = {
    person_id: access.personId,
    note_number: yes.note,
    inputs_hash: yes.inputsHash,
    at: yes.at,
  };
  await tx
    .insertInto("periodic_review_yes")
    .values({
      agreement_id: access.agreementId,
      number: yes.review,
      organisation_id: access.organisationId,
      ...said,
    })
    .onConflict((row) =>
      row.columns(["agreement_id", "number", "organisation_id"]).doUpdateSet(said),
    )
    .execute();
}

export async function markClosed(
  tx: Tx,
  { agreementId }: On,
  review: { readonly number: number; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("periodic_review")
    .set({ closed_at: review.at })
    .where("agreement_id", "=", agreementId)
    .where("number", "=", review.number)
    .execute();
}

/** When the last signature came in; null unless the agreement is in force. */
export async function inForceSince(db: Reader, { agreementId }: On): Promise<string | null> {
  const row = await db
    .selectFrom("agreement")
    .select("in_force_at")
    .where("id", "=", agreementId)
    .where("stage", "=", "inForce")
    .executeTakeFirst();
  return row?.in_force_at ?? null;
}
