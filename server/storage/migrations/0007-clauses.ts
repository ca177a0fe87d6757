import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Proposals to take a required clause out of a draft, and who has said yes. Rows are only added to. */
export const clauses: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("clause_removal")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("clause", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("because", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("kept_by", "text")
      .addColumn("kept_at", "text")
      .addPrimaryKeyConstraint("clause_removal_key", ["agreement_id", "number"])
      .execute();
    await db.schema
      .createTable("clause_removal_yes")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("clause_removal_yes_key", [
        "agreement_id",
        "number",
        "organisation_id",
      ])
      .execute();
  },
};
