import { type Kysely, sql } from "kysely";

/*
 * What the two engines name differently. Text and integers need no help: on PostgreSQL `text` is
 * compared by its bytes and `integer` has 64 bits (`../postgres-columns.ts`), as on SQLite.
 */

/** The type of a column of raw bytes: `bytea` on PostgreSQL, `blob` on SQLite. */
export function bytes(db: Kysely<unknown>) {
  return onPostgres(db) ? sql`bytea` : sql`blob`;
}

/** Whether this is PostgreSQL; otherwise it is SQLite. */
export function onPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter.supportsTransactionalDdl === true;
}

/** PostgreSQL's guard against rewritten lines: any update of these tables fails. */
export async function refuseUpdates(
  db: Kysely<unknown>,
  tables: readonly string[],
  sentence: string,
): Promise<void> {
  await sql`
    create function never_rewritten() returns trigger language plpgsql as ${sql.lit(
      `begin raise exception '${sentence}'; end`,
    )}
  `.execute(db);
  for (const table of tables) {
    const name = sql.id(`${table}_never_rewritten`);
    await sql`
      create trigger ${name} before update on ${sql.table(table)}
      for each row execute function never_rewritten()
    `.execute(db);
  }
}
