import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { onPostgres, refuseUpdates } from "./columns.ts";

/**
 * Rounds: every lead says yes for themselves, a version keeps the parties as they were at the
 * freeze, and a line of the history is never rewritten (a guard against our own mistakes).
 */
export const rounds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropTable("freeze_consent").execute();
    await db.schema
      .createTable("freeze_consent")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("seq", "integer", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("freeze_consent_key", ["agreement_id", "person_id"])
      .execute();
    await db.schema
      .alterTable("version")
      .addColumn("parties", "text", (column) => column.notNull().defaultTo("[]"))
      .execute();
    await neverRewritten(db);
  },
};

async function neverRewritten(db: Kysely<unknown>): Promise<void> {
  const tables = ["audit_event", "organisation_event"];
  if (onPostgres(db)) {
    await refuseUpdates(db, tables, "a line of the history is never rewritten");
    return;
  }
  for (const table of tables) {
    const name = sql.id(`${table}_never_rewritten`);
    await sql`
      create trigger ${name} before update on ${sql.table(table)}
      begin select raise(abort, 'a line of the history is never rewritten'); end
    `.execute(db);
  }
}
