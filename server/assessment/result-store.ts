import type { Result } from "#shared/assessment/assess.ts";
import { toDegree } from "#shared/assessment/degrees.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import { OpenResult, ResultInputs } from "#shared/protocol/result.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A result that was kept: which answers it came from, and by which version of the questions. */
export interface Revision {
  readonly revision: number;
  readonly inputsHash: string;
  readonly templateVersion: string;
}

/** A party's yes to a degree. It counts only while the result has the same inputs. */
export interface StoredConfirmation {
  readonly organisationId: string;
  readonly personName: string;
  readonly degree: Degree;
  readonly inputsHash: string;
  readonly at: string;
  /** The number of the proposal it is for; null: for the computed degree. */
  readonly proposal: number | null;
}

/** The newest kept result of an agreement, or null before the reveal. */
export async function latestRevision(
  db: Reader,
  { agreementId }: Access,
): Promise<Revision | null> {
  const row = await db
    .selectFrom("result")
    .select(["revision", "inputs_hash", "template_version"])
    .where("agreement_id", "=", agreementId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        revision: row.revision,
        inputsHash: row.inputs_hash,
        templateVersion: row.template_version,
      };
}

/** A kept result with what it was computed from; results of before that was kept have none. */
export interface KeptRevision extends Revision {
  readonly at: string;
  readonly result: OpenResult;
  readonly inputs: ResultInputs | null;
}

/** Every kept result, the oldest first. One that was still waiting is none. */
export async function revisionsOf(db: Reader, { agreementId }: Access): Promise<KeptRevision[]> {
  const rows = await db
    .selectFrom("result")
    .selectAll()
    .where("agreement_id", "=", agreementId)
    .orderBy("revision")
    .execute();
  return rows.flatMap((row) => {
    const result = OpenResult.safeParse(JSON.parse(row.result));
    if (!result.success) return [];
    const inputs = row.inputs === null ? null : ResultInputs.parse(JSON.parse(row.inputs));
    return [
      {
        revision: row.revision,
        inputsHash: row.inputs_hash,
        templateVersion: row.template_version,
        at: row.at,
        result: result.data,
        inputs,
      },
    ];
  });
}

/** Keeps a result as the next revision. Readiness stays out: it belongs to its own party alone. */
export async function insertRevision(
  tx: Tx,
  access: Access,
  kept: Revision & {
    readonly result: Result;
    readonly inputs: ResultInputs;
    readonly at: string;
  },
): Promise<void> {
  const shared = Object.entries(kept.result).filter(([field]) => field !== "readiness");
  await tx
    .insertInto("result")
    .values({
      agreement_id: access.agreementId,
      revision: kept.revision,
      inputs_hash: kept.inputsHash,
      template_version: kept.templateVersion,
      result: JSON.stringify(Object.fromEntries(shared)),
      inputs: JSON.stringify(kept.inputs),
      at: kept.at,
    })
    .execute();
}

/** Each party's last confirmation, whether or not it still counts. */
export async function confirmationsOf(
  db: Reader,
  { agreementId }: Access,
): Promise<StoredConfirmation[]> {
  const rows = await db
    .selectFrom("degree_confirmation")
    .innerJoin("person", "person.id", "degree_confirmation.person_id")
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "degree_confirmation.agreement_id")
        .onRef("party.organisation_id", "=", "degree_confirmation.organisation_id"),
    )
    .select([
      "degree_confirmation.organisation_id",
      "degree_confirmation.degree",
      "degree_confirmation.inputs_hash",
      "degree_confirmation.at",
      "degree_confirmation.proposal",
      "person.name",
    ])
    .where("degree_confirmation.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    personName: row.name,
    degree: toDegree(row.degree),
    inputsHash: row.inputs_hash,
    at: row.at,
    proposal: row.proposal,
  }));
}

/**
 * Keeps the party's yes in place of its earlier one.
 * @param confirmation `proposal` is the number of a proposed degree; without it, the computed one
 */
export async function putConfirmation(
  tx: Tx,
  access: Access,
  confirmation: {
    readonly degree: Degree;
    readonly inputsHash: string;
    readonly at: string;
    readonly proposal?: number | undefined;
  },
): Promise<void> {
  const { degree, inputsHash, at, proposal = null } = confirmation;
  const said = { person_id: access.personId, degree, inputs_hash: inputsHash, at, proposal };
  await tx
    .insertInto("degree_confirmation")
    .values({
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      ...said,
    })
    .onConflict((row) => row.columns(["agreement_id", "organisation_id"]).doUpdateSet(said))
    .execute();
}

/** The degree that the agreement has: of its draft, and once it is signed, of what was signed. */
export async function signedDegree(db: Reader, { agreementId }: Access): Promise<Degree | null> {
  const row = await db
    .selectFrom("agreement")
    .select("degree")
    .where("id", "=", agreementId)
    .executeTakeFirst();
  return row === undefined || row.degree === null ? null : toDegree(row.degree);
}

/** While drafting: the degree that all have said yes to is the degree of the agreement. */
export async function moveDegree(tx: Tx, access: Access, degree: Degree): Promise<void> {
  await tx
    .updateTable("agreement")
    .set({ degree })
    .where("id", "=", access.agreementId)
    .where("stage", "=", "drafting")
    .execute();
}

/**
 * Moves the agreement from assessing to drafting at a degree. Who may do what changes with it, so
 * the membership epoch rises.
 * @returns false when it was not assessing any more
 */
export async function startDrafting(
  tx: Tx,
  access: Access,
  { degree, at }: { readonly degree: Degree; readonly at: string },
): Promise<boolean> {
  const moved = await tx
    .updateTable("agreement")
    .set((row) => ({
      stage: "drafting",
      degree,
      started_at: at,
      membership_epoch: row("membership_epoch", "+", 1),
    }))
    .where("id", "=", access.agreementId)
    .where("stage", "=", "assessing")
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
