import * as z from "zod";
import { Role } from "#shared/agreements/stage.ts";
import type { KeptSummary } from "#shared/protocol/kept.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** One file of what a party had; its name is what it is downloaded as. */
export interface KeptFile {
  readonly name: string;
  readonly content: string;
}

const Files = z.array(z.strictObject({ name: z.string(), content: z.string() }));

/** What a person may still read of an agreement that their party has left. */
export interface Kept extends z.infer<typeof KeptSummary> {
  readonly roles: readonly Role[];
  readonly files: readonly KeptFile[];
}

/** Keeps it in the transaction in which the party leaves. One that left before has its newest copy. */
export async function putKept(
  tx: Tx,
  of: {
    readonly agreementId: string;
    readonly organisationId: string;
    readonly title: string;
    readonly at: string;
  },
  files: readonly KeptFile[],
): Promise<void> {
  const kept = { left_at: of.at, title: of.title, files: JSON.stringify(files) };
  await tx
    .insertInto("kept_copy")
    .values({ agreement_id: of.agreementId, organisation_id: of.organisationId, ...kept })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "organisation_id"]).doUpdateSet(kept),
    )
    .execute();
}

/** What was kept for the organisations that this person was here for, the newest first. */
export async function keptFor(
  db: Reader,
  personId: string,
): Promise<z.infer<typeof KeptSummary>[]> {
  const rows = await keptRows(db, personId).orderBy("kept_copy.left_at", "desc").execute();
  return rows.map((row) => ({
    id: row.agreement_id,
    title: row.title,
    organisationName: row.legal_name,
    leftAt: row.left_at,
  }));
}

/** What was kept of one agreement, with the roles that the person had then; null without any. */
export async function keptOf(
  db: Reader,
  { personId, agreementId }: { readonly personId: string; readonly agreementId: string },
): Promise<Kept | null> {
  const [row] = await keptRows(db, personId)
    .select("kept_copy.files")
    .where("kept_copy.agreement_id", "=", agreementId)
    .execute();
  if (row === undefined) return null;
  const seats = await db
    .selectFrom("participant")
    .select("role")
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "=", row.organisation_id)
    .where("person_id", "=", personId)
    .where("removed_at", "=", row.left_at)
    .execute();
  return {
    id: row.agreement_id,
    title: row.title,
    organisationName: row.legal_name,
    leftAt: row.left_at,
    roles: seats.map(({ role }) => Role.parse(role)),
    files: Files.parse(JSON.parse(row.files)),
  };
}

/**
 * For those who had a role until their party left, who are of that organisation today, and as long as
 * it has not come back.
 */
function keptRows(db: Reader, personId: string) {
  return db
    .selectFrom("kept_copy")
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "kept_copy.agreement_id")
        .onRef("party.organisation_id", "=", "kept_copy.organisation_id")
        .onRef("party.left_at", "=", "kept_copy.left_at"),
    )
    .innerJoin("organisation", "organisation.id", "kept_copy.organisation_id")
    .innerJoin("member", "member.organisation_id", "kept_copy.organisation_id")
    .select(["kept_copy.agreement_id", "kept_copy.organisation_id", "kept_copy.left_at"])
    .select(["kept_copy.title", "organisation.legal_name"])
    .where("member.person_id", "=", personId)
    .where("member.removed_at", "is", null)
    .where((row) =>
      row.exists(
        row
          .selectFrom("participant")
          .select("participant.role")
          .whereRef("participant.agreement_id", "=", "kept_copy.agreement_id")
          .whereRef("participant.organisation_id", "=", "kept_copy.organisation_id")
          .whereRef("participant.removed_at", "=", "kept_copy.left_at")
          .where("participant.person_id", "=", personId),
      ),
    );
}
