import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Deeds: copies that an organisation signs or seals on paper, and the day from which one counts. */
export const paper: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("version").addColumn("deed_from", "text").execute();
    await db.schema
      .createTable("paper_copy")
      .addColumn("version_id", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("signed_on", "text", (column) => column.notNull())
      .addColumn("signed_by", "text", (column) => column.notNull())
      .addColumn("kept", "text", (column) => column.notNull())
      .addColumn("recorded_by", "text", (column) => column.notNull())
      .addColumn("recorded_at", "text", (column) => column.notNull())
      .addColumn("matched_by", "text")
      .addColumn("matched_for", "text")
      .addColumn("matched_at", "text")
      .addPrimaryKeyConstraint("paper_copy_key", ["version_id", "organisation_id"])
      .execute();
  },
};
