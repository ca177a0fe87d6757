import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The day on which a funder gave its approval. Those recorded before have none. */
export const approval: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("gate").addColumn("approved_on", "text").execute();
  },
};
