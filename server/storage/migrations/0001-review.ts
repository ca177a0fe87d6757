import type { Kysely } from "kysely";

/** The first tables of review. */
export async function createReview(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("thread")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("clause_id", "text", (column) => column.notNull())
    .addColumn("quote", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("resolved_by", "text")
    .addColumn("resolved_at", "text")
    .addPrimaryKeyConstraint("thread_key", ["id"])
    .execute();
  await db.schema
    .createIndex("thread_agreement_id")
    .on("thread")
    .columns(["agreement_id"])
    .execute();
  await db.schema
    .createTable("comment")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("thread_id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("comment_key", ["id"])
    .execute();
  await db.schema.createIndex("comment_thread_id").on("comment").columns(["thread_id"]).execute();
  await db.schema
    .createTable("private_thread")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("clause_id", "text", (column) => column.notNull())
    .addColumn("quote", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("resolved_by", "text")
    .addColumn("resolved_at", "text")
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("private_thread_key", ["id"])
    .execute();
  await db.schema
    .createIndex("private_thread_agreement_id_organisation_id")
    .on("private_thread")
    .columns(["agreement_id", "organisation_id"])
    .execute();
  await db.schema
    .createTable("private_comment")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("thread_id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("private_comment_key", ["id"])
    .execute();
  await db.schema
    .createIndex("private_comment_thread_id")
    .on("private_comment")
    .columns(["thread_id"])
    .execute();
}
