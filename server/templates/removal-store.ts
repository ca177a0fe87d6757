import { type ClauseId, isClauseId } from "#shared/templates/library.ts";
import type { Removal } from "#shared/templates/removal.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A proposal with the names of whoever acted on it. */
export interface StoredRemoval extends Removal {
  readonly personName: string;
  readonly at: string;
  readonly yesBy: readonly {
    readonly organisationId: string;
    readonly personName: string;
    readonly at: string;
  }[];
  readonly keptBy: string | null;
}

/** The newest proposal of every clause, oldest first. */
export async function removalsOf(db: Reader, { agreementId }: Access): Promise<StoredRemoval[]> {
  const rows = await db
    .selectFrom("clause_removal")
    .leftJoin("person", "person.id", "clause_removal.person_id")
    .leftJoin("person as keeper", "keeper.id", "clause_removal.kept_by")
    .selectAll("clause_removal")
    .select(["person.name as person_name", "keeper.name as keeper_name"])
    .where("clause_removal.agreement_id", "=", agreementId)
    .orderBy("clause_removal.number")
    .execute();
  const yes = await yesOf(db, agreementId);
  const newest = new Map(rows.map((row) => [row.clause, row]));
  return rows.flatMap((row) => {
    if (newest.get(row.clause) !== row || !isClauseId(row.clause)) return [];
    const yesBy = yes.filter(({ number }) => number === row.number);
    return [
      {
        clause: row.clause,
        number: row.number,
        organisationId: row.organisation_id,
        personName: row.person_name ?? "",
        reason: row.reason,
        because: row.because,
        at: row.at,
        yes: yesBy.map(({ organisationId }) => organisationId),
        yesBy: yesBy.map(({ organisationId, personName, at }) => ({
          organisationId,
          personName,
          at,
        })),
        kept: row.kept_at !== null,
        keptBy: row.kept_at === null ? null : (row.keeper_name ?? ""),
      },
    ];
  });
}

async function yesOf(db: Reader, agreementId: string) {
  const rows = await db
    .selectFrom("clause_removal_yes")
    .leftJoin("person", "person.id", "clause_removal_yes.person_id")
    .select([
      "clause_removal_yes.number",
      "clause_removal_yes.organisation_id",
      "clause_removal_yes.at",
      "person.name",
    ])
    .where("clause_removal_yes.agreement_id", "=", agreementId)
    .orderBy("clause_removal_yes.at")
    .orderBy("clause_removal_yes.organisation_id")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    organisationId: row.organisation_id,
    personName: row.name ?? "",
    at: row.at,
  }));
}

/** Keeps a proposal in the name of who asks, under the next number of this agreement. */
export async function insertRemoval(
  tx: Tx,
  access: Access,
  removal: {
    readonly clause: ClauseId;
    readonly reason: string;
    readonly because: string;
    readonly at: string;
  },
): Promise<number> {
  const last = await tx
    .selectFrom("clause_removal")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("agreement_id", "=", access.agreementId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto("clause_removal")
    .values({
      ...removal,
      agreement_id: access.agreementId,
      number,
      organisation_id: access.organisationId,
      person_id: access.personId,
      kept_by: null,
      kept_at: null,
    })
    .execute();
  return number;
}

/** One's own party's yes; a second one changes nothing. */
export async function insertRemovalYes(
  tx: Tx,
  access: Access,
  { number, at }: { readonly number: number; readonly at: string },
): Promise<void> {
  await tx
    .insertInto("clause_removal_yes")
    .values({
      agreement_id: access.agreementId,
      number,
      organisation_id: access.organisationId,
      person_id: access.personId,
      at,
    })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "number", "organisation_id"]).doNothing(),
    )
    .execute();
}

/** The clause stays: the proposal is over. */
export async function keepClause(
  tx: Tx,
  access: Access,
  { number, at }: { readonly number: number; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("clause_removal")
    .set({ kept_by: access.personId, kept_at: at })
    .where("agreement_id", "=", access.agreementId)
    .where("number", "=", number)
    .where("kept_at", "is", null)
    .execute();
}
