import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Proposals to invite another organisation to an agreement that has begun, and who has said yes. */
export const partyProposals: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("party_proposal")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("organisation_name", "text", (column) => column.notNull())
      .addColumn("lead_name", "text", (column) => column.notNull())
      .addColumn("lead_email", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("closed_by", "text")
      .addColumn("closed_at", "text")
      .addPrimaryKeyConstraint("party_proposal_key", ["agreement_id", "number"])
      .execute();
    await db.schema
      .createTable("party_proposal_yes")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("party_proposal_yes_key", [
        "agreement_id",
        "number",
        "organisation_id",
      ])
      .execute();
  },
};
