import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Organisations' own wordings of library clauses, and the drafts that they were offered in. */
export const houseWordings: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("house_wording")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("clause", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("words", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("house_wording_key", ["organisation_id", "clause"])
      .execute();
    await db.schema
      .createTable("house_wording_offer")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("clause", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("house_wording_offer_key", [
        "agreement_id",
        "clause",
        "organisation_id",
      ])
      .execute();
  },
};
