import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Reviews of a signed agreement: when each is due, who opened it, which parties have looked at their
 * answers, what it decided and who says yes to that.
 */
export const periodicReview: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("periodic_review")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("due", "text")
      .addColumn("prompted_at", "text")
      .addColumn("opened_at", "text")
      .addColumn("opened_by", "text")
      .addColumn("opened_for", "text")
      .addColumn("note_number", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("note", "text")
      .addColumn("note_by", "text")
      .addColumn("note_for", "text")
      .addColumn("note_at", "text")
      .addColumn("closed_at", "text")
      .addPrimaryKeyConstraint("periodic_review_key", ["agreement_id", "number"])
      .execute();
    await db.schema
      .createTable("periodic_review_answered")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("periodic_review_answered_key", [
        "agreement_id",
        "number",
        "organisation_id",
      ])
      .execute();
    await db.schema
      .createTable("periodic_review_yes")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("note_number", "integer", (column) => column.notNull())
      .addColumn("inputs_hash", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("periodic_review_yes_key", [
        "agreement_id",
        "number",
        "organisation_id",
      ])
      .execute();
  },
};
