import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What the check of a council's own rules comes to: how many of its officers sign. */
export const officers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("gate").addColumn("signers", "integer").execute();
  },
};
