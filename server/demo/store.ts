import type { Reader, Tx } from "../storage/storage.ts";

/** Nobody has ever used this database. */
export async function isUntouched(db: Reader): Promise<boolean> {
  const row = await db.selectFrom("person").select("id").limit(1).executeTakeFirst();
  return row === undefined;
}

/** Tables whose rows belong to an agreement by its id. */
export const BY_AGREEMENT = [
  "kept_copy",
  "party",
  "participant",
  "invitation",
  "party_proposal_yes",
  "party_proposal",
  "answer",
  "submission",
  "result",
  "degree_confirmation",
  "degree_proposal",
  "answer_note",
  "agreed_note",
  "answer_ask",
  "answer_deadline",
  "early_opening",
  "fact_yes",
  "readiness_share",
  "threshold_yes",
  "threshold_proposal",
  "periodic_review_yes",
  "periodic_review_answered",
  "periodic_review",
  "draft_template",
  "clause_removal_yes",
  "clause_removal",
  "house_offer",
  "comment",
  "thread",
  "private_comment",
  "private_thread",
  "gate",
  "letter",
  "authority",
  "freeze_consent",
  "signature",
  "audit_event",
  "event_pii",
] as const;

/** Forgets everything about these agreements, and nothing about any other. */
export async function forgetAgreements(tx: Tx, ids: readonly string[]): Promise<void> {
  const list = [...ids];
  const rooms = tx.selectFrom("doc").select("room").where("agreement_id", "in", list);
  for (const table of ["journal", "snapshot", "client_id"] as const) {
    await tx.deleteFrom(table).where("room", "in", rooms).execute();
  }
  await tx.deleteFrom("doc").where("agreement_id", "in", list).execute();
  const versions = tx.selectFrom("version").select("id").where("agreement_id", "in", list);
  for (const table of ["signatory", "sign_challenge", "paper_copy", "paper_scan"] as const) {
    await tx.deleteFrom(table).where("version_id", "in", versions).execute();
  }
  await tx.deleteFrom("version").where("agreement_id", "in", list).execute();
  for (const table of BY_AGREEMENT) {
    await tx.deleteFrom(table).where("agreement_id", "in", list).execute();
  }
  await tx.deleteFrom("agreement").where("id", "in", list).execute();
}

/** Mails to the example's people go with it; they never left. */
export async function forgetMails(tx: Tx, addresses: readonly string[]): Promise<void> {
  await tx
    .deleteFrom("outbox")
    .where("recipient", "in", [...addresses])
    .execute();
}

/** The name a visitor may have given to a person of the example goes back, and so does the title. */
export async function upsertPerson(
  tx: Tx,
  person: { readonly id: string; readonly name: string; readonly email: string },
  at: string,
): Promise<void> {
  await tx
    .insertInto("person")
    .values({ ...person, email_verified: 1, image: null, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ name: person.name }))
    .execute();
}

/**
 * Forgets the own history and the own wordings of those organisations that are in no other
 * partnership. One that is has lines about that too, and keeps them all.
 */
export async function forgetOwnHistory(tx: Tx, organisationIds: readonly string[]): Promise<void> {
  for (const table of ["organisation_event", "house_wording"] as const) {
    await tx
      .deleteFrom(table)
      .where("organisation_id", "in", [...organisationIds])
      .where("organisation_id", "not in", tx.selectFrom("party").select("organisation_id"))
      .execute();
  }
}

/** The colour and shape that a party of the example goes by. */
export async function putMark(
  tx: Tx,
  agreementId: string,
  { id, mark }: { readonly id: string; readonly mark: number },
): Promise<void> {
  await tx
    .updateTable("party")
    .set({ mark })
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "=", id)
    .execute();
}
