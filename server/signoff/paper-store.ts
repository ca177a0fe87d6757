import type { Reader, Tx } from "../storage/storage.ts";

/** A copy that an organisation signed or sealed on paper, as its lead recorded it. */
export interface StoredPaper {
  readonly organisationId: string;
  /** The day on the paper. */
  readonly signedOn: string;
  /** Who signed or sealed it, and where the paper is kept, in the lead's words. */
  readonly signedBy: string;
  readonly kept: string;
  /** Person id. */
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** Who of which other organisation read the same fingerprint from it; null until somebody has. */
  readonly matched: {
    readonly by: string;
    readonly organisationId: string;
    readonly at: string;
  } | null;
}

/** The copies on paper of a version. */
export async function papersOf(db: Reader, versionId: string): Promise<StoredPaper[]> {
  const rows = await db
    .selectFrom("paper_copy")
    .selectAll()
    .where("version_id", "=", versionId)
    .orderBy("recorded_at")
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    signedOn: row.signed_on,
    signedBy: row.signed_by,
    kept: row.kept,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    matched:
      row.matched_by === null || row.matched_for === null || row.matched_at === null
        ? null
        : { by: row.matched_by, organisationId: row.matched_for, at: row.matched_at },
  }));
}

/** Keeps a copy; until it is matched a newer record takes its place. */
export async function putPaper(
  tx: Tx,
  versionId: string,
  paper: Omit<StoredPaper, "matched">,
): Promise<void> {
  const said = {
    signed_on: paper.signedOn,
    signed_by: paper.signedBy,
    kept: paper.kept,
    recorded_by: paper.recordedBy,
    recorded_at: paper.recordedAt,
  };
  await tx
    .insertInto("paper_copy")
    .values({
      version_id: versionId,
      organisation_id: paper.organisationId,
      ...said,
      matched_by: null,
      matched_for: null,
      matched_at: null,
    })
    .onConflict((conflict) => conflict.columns(["version_id", "organisation_id"]).doUpdateSet(said))
    .execute();
}

export async function matchPaper(
  tx: Tx,
  versionId: string,
  match: { readonly party: string } & NonNullable<StoredPaper["matched"]>,
): Promise<void> {
  await tx
    .updateTable("paper_copy")
    .set({ matched_by: match.by, matched_for: match.organisationId, matched_at: match.at })
    .where("version_id", "=", versionId)
    .where("organisation_id", "=", match.party)
    .where("matched_at", "is", null)
    .execute();
}
