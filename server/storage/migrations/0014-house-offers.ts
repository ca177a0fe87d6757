import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * An offer of an own wording names the lines that it brings into the draft, and each offer is kept.
 * Those from before named none.
 */
export const houseOffers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("house_offer")
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("clause", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("lines", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("house_offer_key", [
        "agreement_id",
        "clause",
        "organisation_id",
        "at",
      ])
      .execute();
    await sql`
      insert into house_offer (agreement_id, clause, organisation_id, person_id, at, lines)
      select agreement_id, clause, organisation_id, person_id, at, '[]' from house_wording_offer
    `.execute(db);
    await db.schema.dropTable("house_wording_offer").execute();
  },
};
