import { BeganWith, STANDARD, Thresholds } from "#shared/assessment/thresholds.ts";
import * as z from "zod";
import type { ThresholdsProposal } from "#shared/protocol/thresholds.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** By the id of a lowered floor: which proposal lowered it, and for which facts. */
const Grounds = z.record(z.string(), z.strictObject({ number: z.int(), facts: z.string() }));
export type Grounds = Readonly<z.infer<typeof Grounds>>;

/** A proposal as it is kept. */
export interface StoredProposal extends ThresholdsProposal {
  readonly grounds: Grounds;
  readonly withdrawnAt: string | null;
}

/** What the assessment of this agreement began with. */
export async function beganWith(db: Reader, { agreementId }: Access): Promise<BeganWith> {
  const row = await db
    .selectFrom("agreement")
    .select("thresholds")
    .where("id", "=", agreementId)
    .executeTakeFirst();
  const kept = row?.thresholds ?? null;
  return kept === null ? { thresholds: STANDARD, reason: "" } : BeganWith.parse(JSON.parse(kept));
}

/** Every proposal of other thresholds, the oldest first, with each party's yes. */
export async function proposalsOf(db: Reader, { agreementId }: Access): Promise<StoredProposal[]> {
  const rows = await db
    .selectFrom("threshold_proposal")
    .innerJoin("person", "person.id", "threshold_proposal.person_id")
    .selectAll("threshold_proposal")
    .select("person.name")
    .where("threshold_proposal.agreement_id", "=", agreementId)
    .orderBy("threshold_proposal.number")
    .execute();
  const said = await db
    .selectFrom("threshold_yes")
    .innerJoin("person", "person.id", "threshold_yes.person_id")
    .selectAll("threshold_yes")
    .select("person.name")
    .where("threshold_yes.agreement_id", "=", agreementId)
    .orderBy("threshold_yes.at")
    .orderBy("threshold_yes.organisation_id")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    thresholds: Thresholds.parse(JSON.parse(row.thresholds)),
    grounds: Grounds.parse(JSON.parse(row.grounds)),
    withdrawnAt: row.withdrawn_at,
    reason: row.reason,
    organisationId: row.organisation_id,
    personName: row.name,
    at: row.at,
    yes: said
      .filter(({ number }) => number === row.number)
      .map((yes) => ({ organisationId: yes.organisation_id, personName: yes.name, at: yes.at })),
  }));
}

/** Keeps a proposal beside the earlier ones, which are never changed. */
export async function insertProposal(
  tx: Tx,
  access: Access,
  proposal: Pick<StoredProposal, "number" | "thresholds" | "grounds" | "reason" | "at">,
): Promise<void> {
  await tx
    .insertInto("threshold_proposal")
    .values({
      agreement_id: access.agreementId,
      number: proposal.number,
      organisation_id: access.organisationId,
      person_id: access.personId,
      thresholds: JSON.stringify(proposal.thresholds),
      grounds: JSON.stringify(proposal.grounds),
      reason: proposal.reason,
      at: proposal.at,
    })
    .execute();
}

/** Nobody can say yes to it from then on. It is kept, with who said what. */
export async function withdrawProposal(
  tx: Tx,
  { agreementId }: Access,
  { number, at }: { readonly number: number; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("threshold_proposal")
    .set({ withdrawn_at: at })
    .where("agreement_id", "=", agreementId)
    .where("number", "=", number)
    .execute();
}

/** @returns false when the party had said yes to it before */
export async function insertYes(
  tx: Tx,
  access: Access,
  yes: { readonly number: number; readonly at: string },
): Promise<boolean> {
  const added = await tx
    .insertInto("threshold_yes")
    .values({
      agreement_id: access.agreementId,
      number: yes.number,
      organisation_id: access.organisationId,
      person_id: access.personId,
      at: yes.at,
    })
    .onConflict((row) => row.columns(["agreement_id", "number", "organisation_id"]).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
