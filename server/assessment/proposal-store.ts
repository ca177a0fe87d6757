import { toDegree } from "#shared/assessment/degrees.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Access } from "../agreements/access.ts";
import { standingProposal } from "../agreements/facts-store.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A degree that a party proposes in place of the computed one, with its reason. */
export interface Proposal {
  readonly number: number;
  readonly organisationId: string;
  readonly personName: string;
  readonly degree: Degree;
  readonly reason: string;
  readonly at: string;
}

/** The proposal that stands for exactly these answers, or null. */
export async function proposalOf(
  db: Reader,
  { agreementId }: Access,
  inputsHash: string,
): Promise<Proposal | null> {
  const number = await standingProposal(db, agreementId, inputsHash);
  if (number === null) return null;
  const row = await db
    .selectFrom("degree_proposal")
    .innerJoin("person", "person.id", "degree_proposal.person_id")
    .select([
      "degree_proposal.number",
      "degree_proposal.organisation_id",
      "degree_proposal.degree",
      "degree_proposal.reason",
      "degree_proposal.at",
      "person.name",
    ])
    .where("degree_proposal.agreement_id", "=", agreementId)
    .where("degree_proposal.number", "=", number)
    .executeTakeFirstOrThrow();
  return {
    number: row.number,
    organisationId: row.organisation_id,
    personName: row.name,
    degree: toDegree(row.degree),
    reason: row.reason,
    at: row.at,
  };
}

/** Why a degree was proposed, by the number of the proposal. */
export async function reasonOf(
  db: Reader,
  { agreementId }: Access,
  number: number,
): Promise<string> {
  const row = await db
    .selectFrom("degree_proposal")
    .select("reason")
    .where("agreement_id", "=", agreementId)
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  return row.reason;
}

/**
 * Keeps a proposal beside the earlier ones, which are never changed.
 * @returns its number
 */
export async function insertProposal(
  tx: Tx,
  access: Access,
  proposal: {
    readonly degree: Degree;
    readonly reason: string;
    readonly inputsHash: string;
    readonly at: string;
  },
): Promise<number> {
  const last = await tx
    .selectFrom("degree_proposal")
    .select("number")
    .where("agreement_id", "=", access.agreementId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto("degree_proposal")
    .values({
      agreement_id: access.agreementId,
      number,
      organisation_id: access.organisationId,
      person_id: access.personId,
      degree: proposal.degree,
      reason: proposal.reason,
      inputs_hash: proposal.inputsHash,
      at: proposal.at,
    })
    .execute();
  return number;
}
