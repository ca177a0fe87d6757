import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** The last day for answers and who set it. */
export interface StoredDeadline {
  readonly due: string;
  readonly personName: string;
  readonly organisationId: string;
  readonly at: string;
}

export async function deadlineOf(
  db: Reader,
  { agreementId }: Access,
): Promise<StoredDeadline | null> {
  const row = await db
    .selectFrom("answer_deadline")
    .innerJoin("person", "person.id", "answer_deadline.person_id")
    .select(["answer_deadline.due", "answer_deadline.organisation_id", "answer_deadline.at"])
    .select("person.name")
    .where("answer_deadline.agreement_id", "=", agreementId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { due: row.due, personName: row.name, organisationId: row.organisation_id, at: row.at };
}

/** Sets the last day, or (null) takes it away. Every yes to an early opening goes with the old one. */
export async function putDeadline(
  tx: Tx,
  access: Access,
  deadline: { readonly due: string | null; readonly at: string },
): Promise<void> {
  const { agreementId } = access;
  await tx.deleteFrom("early_opening").where("agreement_id", "=", agreementId).execute();
  await tx.deleteFrom("answer_deadline").where("agreement_id", "=", agreementId).execute();
  if (deadline.due === null) return;
  await tx
    .insertInto("answer_deadline")
    .values({
      agreement_id: agreementId,
      due: deadline.due,
      organisation_id: access.organisationId,
      person_id: access.personId,
      at: deadline.at,
    })
    .execute();
}

/** The parties that say yes to opening without those who are late. */
export async function openingYes(db: Reader, { agreementId }: Access): Promise<string[]> {
  const rows = await db
    .selectFrom("early_opening")
    .select("organisation_id")
    .where("agreement_id", "=", agreementId)
    .orderBy("at")
    .orderBy("organisation_id")
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** @returns false when the party had said so before */
export async function insertOpeningYes(tx: Tx, access: Access, at: string): Promise<boolean> {
  const added = await tx
    .insertInto("early_opening")
    .values({
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      person_id: access.personId,
      at,
    })
    .onConflict((row) => row.columns(["agreement_id", "organisation_id"]).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
