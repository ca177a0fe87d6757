import * as z from "zod";
import { FACT_IDS, type FactId } from "#shared/assessment/questions.ts";
import { FactYes } from "#shared/protocol/settling.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

const Fact = z.enum(FACT_IDS);

/** Each party's yes to one value of a fact, the oldest first; those of a party that left count no more. */
export async function factYesOf(db: Reader, { agreementId }: Access): Promise<FactYes[]> {
  const rows = await db
    .selectFrom("fact_yes")
    .innerJoin("person", "person.id", "fact_yes.person_id")
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "fact_yes.agreement_id")
        .onRef("party.organisation_id", "=", "fact_yes.organisation_id"),
    )
    .select(["fact_yes.question", "fact_yes.organisation_id", "fact_yes.value", "fact_yes.at"])
    .select("person.name")
    .where("fact_yes.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .orderBy("fact_yes.at")
    .orderBy("party.position")
    .execute();
  return rows.map((row) => ({
    question: Fact.parse(row.question),
    organisationId: row.organisation_id,
    value: FactYes.shape.value.parse(JSON.parse(row.value)),
    personName: row.name,
    at: row.at,
  }));
}

/** Who said yes for each party, so that the answer that follows is theirs. */
export async function saidBy(
  tx: Tx,
  { agreementId }: Access,
  question: FactId,
): Promise<{ readonly organisationId: string; readonly personId: string }[]> {
  const rows = await tx
    .selectFrom("fact_yes")
    .select(["organisation_id", "person_id"])
    .where("agreement_id", "=", agreementId)
    .where("question", "=", question)
    .execute();
  return rows.map((row) => ({ organisationId: row.organisation_id, personId: row.person_id }));
}

/** The party's yes, in place of its earlier one. */
export async function putFactYes(
  tx: Tx,
  access: Access,
  yes: { readonly question: FactId; readonly value: unknown; readonly at: string },
): Promise<void> {
  const said = { value: JSON.stringify(yes.value), person_id: access.personId, at: yes.at };
  await tx
    .insertInto("fact_yes")
    .values({
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      question: yes.question,
      ...said,
    })
    .onConflict((row) =>
      row.columns(["agreement_id", "organisation_id", "question"]).doUpdateSet(said),
    )
    .execute();
}

/** The party of this person has no yes to this question any more. */
export async function dropFactYes(tx: Tx, access: Access, question: string): Promise<void> {
  await tx
    .deleteFrom("fact_yes")
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .where("question", "=", question)
    .execute();
}

/** The fact is settled: no party's yes is needed any more. */
export async function dropAllFactYes(tx: Tx, access: Access, question: FactId): Promise<void> {
  await tx
    .deleteFrom("fact_yes")
    .where("agreement_id", "=", access.agreementId)
    .where("question", "=", question)
    .execute();
}
