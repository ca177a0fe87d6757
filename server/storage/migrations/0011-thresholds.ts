import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * The amounts and distances of an assessment: what an agreement began with, and what all parties have
 * agreed since. Answers are numbered in the order of saving, and the last day for answers says whether
 * those who are late have been reminded.
 */
export const thresholds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("agreement").addColumn("thresholds", "text").execute();
    await db.schema
      .createTable("threshold_proposal")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("thresholds", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("threshold_proposal_key", ["agreement_id", "number"])
      .execute();
    await db.schema
      .createTable("threshold_yes")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("threshold_yes_key", ["agreement_id", "number", "organisation_id"])
      .execute();
    await db.schema
      .alterTable("answer")
      .addColumn("number", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("answer_deadline").addColumn("reminded_at", "text").execute();
  },
};
