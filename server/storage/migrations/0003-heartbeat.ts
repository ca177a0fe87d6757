import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** One row that can be written at any time, to see whether anything can. */
export const heartbeat: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("heartbeat")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("at", "text", (column) => column.notNull())
      .execute();
  },
};
