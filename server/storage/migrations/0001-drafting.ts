import type { Kysely } from "kysely";
import { bytes } from "./columns.ts";

/** The first tables of drafting. */
export async function createDrafting(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("doc")
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("next_seq", "integer", (column) => column.notNull())
    .addColumn("schema_version", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("doc_key", ["room"])
    .execute();
  await db.schema
    .createTable("journal")
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("client", "bigint", (column) => column.notNull())
    .addColumn("payload", bytes(db), (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("deletes", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("journal_key", ["room", "seq"])
    .execute();
  await db.schema
    .createTable("snapshot")
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("upto_seq", "integer", (column) => column.notNull())
    .addColumn("state", bytes(db), (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("canonical_sha256", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("snapshot_key", ["room", "upto_seq"])
    .execute();
  await db.schema
    .createTable("client_id")
    .addColumn("client", "bigint", (column) => column.notNull())
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("sid_hash", "text", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("client_id_key", ["client", "room"])
    .execute();
  await db.schema.createIndex("client_id_sid_hash").on("client_id").columns(["sid_hash"]).execute();
  await db.schema
    .createTable("draft_template")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("library_version", "text", (column) => column.notNull())
    .addColumn("degree", "integer", (column) => column.notNull())
    .addColumn("outline", "text", (column) => column.notNull())
    .addColumn("fields", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("draft_template_key", ["agreement_id"])
    .execute();
}
