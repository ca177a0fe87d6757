import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { bytes } from "./columns.ts";

/** Scans of copies that were signed or sealed on paper, one for each copy. */
export const paperScan: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("paper_scan")
      .addColumn("version_id", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("size", "integer", (column) => column.notNull())
      .addColumn("content", bytes(db), (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("paper_scan_key", ["version_id", "organisation_id"])
      .execute();
  },
};
