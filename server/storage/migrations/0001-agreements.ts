import type { Kysely } from "kysely";

/** The first tables of agreements. */
export async function createAgreements(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("agreement")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("stage", "text", (column) => column.notNull())
    .addColumn("membership_epoch", "integer", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("revealed_at", "text")
    .addColumn("degree", "integer")
    .addColumn("started_at", "text")
    .addColumn("in_force_at", "text")
    .addColumn("ended_at", "text")
    .addPrimaryKeyConstraint("agreement_key", ["id"])
    .execute();
  await db.schema
    .createTable("party")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("mark", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("joined_at", "text", (column) => column.notNull())
    .addColumn("left_at", "text")
    .addPrimaryKeyConstraint("party_key", ["agreement_id", "organisation_id"])
    .execute();
  await db.schema
    .createTable("participant")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("added_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addPrimaryKeyConstraint("participant_key", ["agreement_id", "person_id", "role"])
    .execute();
  await db.schema
    .createIndex("participant_person_id")
    .on("participant")
    .columns(["person_id"])
    .execute();
}
