import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Under which words an answer was given, whether trust needed a talk when the answers opened, and what
 * one of two organisations has shared of its readiness. All answers of before were given under the first
 * words, and no agreement that is open already gets the sentence.
 */
export const readinessSharing: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("answer")
      .addColumn("promise", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .alterTable("agreement")
      .addColumn("trust_talk", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable("readiness_share")
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("shared_with", "text", (column) => column.notNull())
      .addColumn("question", "text", (column) => column.notNull())
      .addColumn("value", "integer", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("withdrawn_by", "text")
      .addColumn("withdrawn_at", "text")
      .addPrimaryKeyConstraint("readiness_share_key", ["id"])
      .execute();
    await db.schema
      .createIndex("readiness_share_agreement_id")
      .on("readiness_share")
      .column("agreement_id")
      .execute();
  },
};
