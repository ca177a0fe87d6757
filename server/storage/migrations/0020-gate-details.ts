import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What closing a check came to, field by field. Those closed before have their note alone. */
export const gateDetails: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("gate").addColumn("details", "text").execute();
  },
};
