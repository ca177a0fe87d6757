import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { start } from "./migrations/0001-start.ts";
import { rounds } from "./migrations/0002-rounds.ts";
import { heartbeat } from "./migrations/0003-heartbeat.ts";
import { degreeByHand } from "./migrations/0004-degree-by-hand.ts";
import type { Schema } from "./schema.ts";

/** In order of their names; a landed migration is never edited, a new one is added. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-start": start,
  "0002-rounds": rounds,
  "0003-heartbeat": heartbeat,
  "0004-degree-by-hand": degreeByHand,
};

/** What a database of this version has had, in order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the database to the newest schema.
 * @throws the first error; every migration is all or nothing
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
