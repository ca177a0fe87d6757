import type { Kysely } from "kysely";

/** The first tables of assessment. */
export async function createAssessment(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("answer")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("answer_key", ["id"])
    .execute();
  await db.schema
    .createIndex("answer_agreement_id_organisation_id_question")
    .on("answer")
    .columns(["agreement_id", "organisation_id", "question"])
    .execute();
  await db.schema
    .createTable("submission")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("submission_key", ["agreement_id", "organisation_id"])
    .execute();
  await db.schema
    .createTable("result")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("inputs_hash", "text", (column) => column.notNull())
    .addColumn("template_version", "text", (column) => column.notNull())
    .addColumn("result", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("result_key", ["agreement_id", "revision"])
    .execute();
  await db.schema
    .createTable("degree_confirmation")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("degree", "integer", (column) => column.notNull())
    .addColumn("inputs_hash", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("degree_confirmation_key", ["agreement_id", "organisation_id"])
    .execute();
}
