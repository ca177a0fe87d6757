import { type Kysely, sql } from "kysely";

/** The type of a column of raw bytes: `bytea` on PostgreSQL, `blob` on SQLite. */
export function bytes(db: Kysely<unknown>) {
  const postgres = db.getExecutor().adapter.supportsTransactionalDdl === true;
  return postgres ? sql`bytea` : sql`blob`;
}
