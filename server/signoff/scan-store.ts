import type { ScanType } from "#shared/signoff/scan.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A scan of a copy on paper, without its bytes. */
export interface StoredScan {
  readonly organisationId: string;
  readonly sha256: string;
  readonly type: ScanType;
  /** In bytes. */
  readonly size: number;
  readonly at: string;
}

/** The scans of a version, without their bytes. */
export async function scansOf(db: Reader, versionId: string): Promise<StoredScan[]> {
  const rows = await db
    .selectFrom("paper_scan")
    .select(["organisation_id", "sha256", "type", "size", "at"])
    .where("version_id", "=", versionId)
    .execute();
  return rows.map(({ organisation_id: organisationId, ...scan }) => ({ organisationId, ...scan }));
}

/** The file itself, or null. */
export async function scanFile(
  db: Reader,
  versionId: string,
  organisationId: string,
): Promise<{ readonly type: ScanType; readonly content: Uint8Array } | null> {
  const row = await db
    .selectFrom("paper_scan")
    .select(["type", "content"])
    .where("version_id", "=", versionId)
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the scan of a copy; a newer one takes its place. */
export async function putScan(
  tx: Tx,
  versionId: string,
  scan: StoredScan & { readonly content: Uint8Array },
): Promise<void> {
  const { organisationId, ...kept } = scan;
  await tx
    .insertInto("paper_scan")
    .values({ version_id: versionId, organisation_id: organisationId, ...kept })
    .onConflict((conflict) => conflict.columns(["version_id", "organisation_id"]).doUpdateSet(kept))
    .execute();
}
