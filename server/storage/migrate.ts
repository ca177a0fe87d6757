import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { start } from "./migrations/0001-start.ts";
import { rounds } from "./migrations/0002-rounds.ts";
import { heartbeat } from "./migrations/0003-heartbeat.ts";
import { degreeByHand } from "./migrations/0004-degree-by-hand.ts";
import { answering } from "./migrations/0006-answering.ts";
import { clauses } from "./migrations/0007-clauses.ts";
import { houseWordings } from "./migrations/0008-house-wordings.ts";
import { partyProposals } from "./migrations/0009-party-proposals.ts";
import { thresholds } from "./migrations/0011-thresholds.ts";
import { periodicReview } from "./migrations/0012-periodic-review.ts";
import { houseOffers } from "./migrations/0014-house-offers.ts";
import { officers } from "./migrations/0013-officers.ts";
import { paper } from "./migrations/0013-paper.ts";
import { loweredFloors } from "./migrations/0015-lowered-floors.ts";
import { paperScan } from "./migrations/0017-paper-scan.ts";
import { approval } from "./migrations/0018-approval.ts";
import { readinessSharing } from "./migrations/0019-readiness-sharing.ts";
import { gateDetails } from "./migrations/0020-gate-details.ts";
import { letter } from "./migrations/0021-letter.ts";
import { keptCopy } from "./migrations/0022-kept-copy.ts";
import type { Schema } from "./schema.ts";

/** In order of their names; a landed migration is never edited, a new one is added. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-start": start,
  "0002-rounds": rounds,
  "0003-heartbeat": heartbeat,
  "0004-degree-by-hand": degreeByHand,
  "0006-answering": answering,
  "0007-clauses": clauses,
  "0008-house-wordings": houseWordings,
  "0009-party-proposals": partyProposals,
  "0011-thresholds": thresholds,
  "0012-periodic-review": periodicReview,
  "0013-officers": officers,
  "0013-paper": paper,
  "0014-house-offers": houseOffers,
  "0015-lowered-floors": loweredFloors,
  "0017-paper-scan": paperScan,
  "0018-approval": approval,
  "0019-readiness-sharing": readinessSharing,
  "0020-gate-details": gateDetails,
  "0021-letter": letter,
  "0022-kept-copy": keptCopy,
};

/** What a database of this version has had, in order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/** How an engine changes its schema. */
interface Ground {
  /** Runs the work while no other process can change the schema. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Brings the database to the newest schema.
 * @throws the first error, every migration is all or nothing; and a sentence when the database
 * belongs to a newer version of the product
 */
export async function migrate(db: Kysely<Schema>, ground: Ground): Promise<void> {
  if ((await missing(db)).length === 0) return;
  await ground.alone(async () => {
    if ((await missing(db)).length === 0) return;
    const provider = { getMigrations: async () => MIGRATIONS };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

/** The migrations that the database has not had. */
async function missing(db: Kysely<Schema>): Promise<string[]> {
  const applied = await appliedTo(db);
  const unknown = applied.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    throw new Error(
      `The database belongs to a newer version of Counterpart (${unknown.join(", ")}). ` +
        "Start that version, or restore a backup of this one.",
    );
  }
  return MIGRATION_NAMES.filter((name) => !applied.includes(name));
}

async function appliedTo(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const rows = await db.selectFrom("kysely_migration").select("name").execute();
  return rows.map(({ name }) => name);
}
