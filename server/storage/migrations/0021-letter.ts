import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The letter of support of an agreement, as it was written last. */
export const letter: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("letter")
      .addColumn("agreement_id", "text", (column) => column.primaryKey())
      .addColumn("recipient", "text", (column) => column.notNull())
      .addColumn("signer", "text", (column) => column.notNull())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("dated", "text", (column) => column.notNull())
      .addColumn("content", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .execute();
  },
};
