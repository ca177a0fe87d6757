import type { Kysely } from "kysely";

/** The first tables of signoff. */
export async function createSignoff(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("gate")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("gate", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("gate_key", ["agreement_id", "gate", "organisation_id"])
    .execute();
  await db.schema
    .createTable("authority")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("basis", "text", (column) => column.notNull())
    .addColumn("reference", "text", (column) => column.notNull())
    .addColumn("date", "text", (column) => column.notNull())
    .addColumn("confirmed_by", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("authority_key", ["agreement_id", "organisation_id", "person_id"])
    .execute();
  await db.schema
    .createTable("freeze_consent")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("freeze_consent_key", ["agreement_id", "organisation_id"])
    .execute();
  await db.schema
    .createTable("version")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("doc_hash", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("frozen_by", "text", (column) => column.notNull())
    .addColumn("frozen_at", "text", (column) => column.notNull())
    .addColumn("closed_by", "text")
    .addColumn("closed_at", "text")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("version_key", ["id"])
    .addUniqueConstraint("version_agreement_id_n_unique", ["agreement_id", "n"])
    .execute();
  await db.schema
    .createTable("signatory")
    .addColumn("version_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("authority", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("signatory_key", ["version_id", "organisation_id", "person_id"])
    .execute();
  await db.schema
    .createTable("sign_challenge")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("version_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("method", "text", (column) => column.notNull())
    .addColumn("statement", "text", (column) => column.notNull())
    .addColumn("statement_hash", "text", (column) => column.notNull())
    .addColumn("code_hash", "text")
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addPrimaryKeyConstraint("sign_challenge_key", ["id"])
    .execute();
  await db.schema
    .createIndex("sign_challenge_version_id")
    .on("sign_challenge")
    .columns(["version_id"])
    .execute();
  await db.schema
    .createTable("signature")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("version_id", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("statement", "text", (column) => column.notNull())
    .addColumn("statement_hash", "text", (column) => column.notNull())
    .addColumn("method", "text", (column) => column.notNull())
    .addColumn("assertion", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("signature_key", ["id"])
    .addUniqueConstraint("signature_version_id_organisation_id_person_id_unique", [
      "version_id",
      "organisation_id",
      "person_id",
    ])
    .execute();
}
