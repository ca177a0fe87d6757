import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What a party that left had up to that moment. Parties that left before have none. */
export const keptCopy: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("kept_copy")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("left_at", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("files", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("kept_copy_key", ["agreement_id", "organisation_id"])
      .execute();
  },
};
