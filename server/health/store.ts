import { MIGRATION_NAMES } from "../storage/migrate.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** Writes the one row that is there to be written. */
export async function beat(tx: Tx, at: string): Promise<void> {
  await tx
    .insertInto("heartbeat")
    .values({ id: 1, at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ at }))
    .execute();
}

/** The migrations of this version that the database has not had, in order. */
export async function missingMigrations(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom("kysely_migration").select("name").execute();
  const applied = new Set(rows.map(({ name }) => name));
  return MIGRATION_NAMES.filter((name) => !applied.has(name));
}
