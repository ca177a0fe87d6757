import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * A degree by hand: what a party proposes in place of the computed degree, with its reason. Rows
 * are only added. A confirmation says for which proposal it is; null is for the computed degree.
 */
export const degreeByHand: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("degree_proposal")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("degree", "integer", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("inputs_hash", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("degree_proposal_key", ["agreement_id", "number"])
      .execute();
    await db.schema.alterTable("degree_confirmation").addColumn("proposal", "integer").execute();
  },
};
