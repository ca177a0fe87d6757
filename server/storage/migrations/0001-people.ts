import type { Kysely } from "kysely";
import { bytes } from "./columns.ts";

/** The first tables of people. */
export async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("person")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("email_verified", "integer", (column) => column.notNull())
    .addColumn("image", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("person_key", ["id"])
    .addUniqueConstraint("person_email_unique", ["email"])
    .execute();
  await db.schema
    .createTable("session")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("token", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("ip_address", "text")
    .addColumn("user_agent", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("session_key", ["id"])
    .addUniqueConstraint("session_token_unique", ["token"])
    .execute();
  await db.schema.createIndex("session_person_id").on("session").columns(["person_id"]).execute();
  await db.schema
    .createTable("account")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("account_id", "text", (column) => column.notNull())
    .addColumn("provider_id", "text", (column) => column.notNull())
    .addColumn("access_token", "text")
    .addColumn("refresh_token", "text")
    .addColumn("id_token", "text")
    .addColumn("access_token_expires_at", "text")
    .addColumn("refresh_token_expires_at", "text")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("account_key", ["id"])
    .execute();
  await db.schema
    .createTable("verification")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("verification_key", ["id"])
    .execute();
  await db.schema
    .createIndex("verification_identifier")
    .on("verification")
    .columns(["identifier"])
    .execute();
  await db.schema
    .createTable("passkey")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("public_key", bytes(db), (column) => column.notNull())
    .addColumn("counter", "integer", (column) => column.notNull())
    .addColumn("transports", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("last_used_at", "text")
    .addPrimaryKeyConstraint("passkey_key", ["id"])
    .execute();
  await db.schema.createIndex("passkey_person_id").on("passkey").columns(["person_id"]).execute();
  await db.schema
    .createTable("passkey_challenge")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("person_id", "text")
    .addColumn("challenge", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addPrimaryKeyConstraint("passkey_challenge_key", ["id"])
    .execute();
  await db.schema
    .createTable("demo_session")
    .addColumn("token", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("demo_session_key", ["token"])
    .execute();
  await db.schema
    .createTable("organisation")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("legal_name", "text", (column) => column.notNull())
    .addColumn("short_name", "text", (column) => column.notNull())
    .addColumn("number", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("legal_form", "text", (column) => column.notNull())
    .addColumn("nation", "text", (column) => column.notNull())
    .addColumn("public_authority", "integer", (column) => column.notNull())
    .addColumn("languages", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("organisation_key", ["id"])
    .execute();
  await db.schema
    .createTable("member")
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("administrator", "integer", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("joined_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addPrimaryKeyConstraint("member_key", ["organisation_id", "person_id"])
    .execute();
  await db.schema.createIndex("member_person_id").on("member").columns(["person_id"]).execute();
  await db.schema
    .createTable("invitation")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text")
    .addColumn("organisation_name", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("inviter_id", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addColumn("used_by", "text")
    .addColumn("revoked_at", "text")
    .addPrimaryKeyConstraint("invitation_key", ["id"])
    .addUniqueConstraint("invitation_token_hash_unique", ["token_hash"])
    .execute();
  await db.schema
    .createIndex("invitation_agreement_id")
    .on("invitation")
    .columns(["agreement_id"])
    .execute();
  await db.schema
    .createTable("outbox")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("recipient", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("sent_at", "text")
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("last_error", "text")
    .addPrimaryKeyConstraint("outbox_key", ["id"])
    .execute();
}
