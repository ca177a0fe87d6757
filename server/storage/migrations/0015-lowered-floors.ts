import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * A proposal of other thresholds says for which facts it lowers a floor, and can be withdrawn. Those
 * from before lowered none.
 */
export const loweredFloors: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("threshold_proposal")
      .addColumn("grounds", "text", (column) => column.notNull().defaultTo("{}"))
      .execute();
    await db.schema.alterTable("threshold_proposal").addColumn("withdrawn_at", "text").execute();
  },
};
