import type { Kysely } from "kysely";

/** The first tables of audit. */
export async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit_event")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("audit_event_key", ["agreement_id", "seq"])
    .addUniqueConstraint("audit_event_hash_unique", ["hash"])
    .execute();
  await db.schema
    .createTable("event_pii")
    .addColumn("event_hash", "text", (column) => column.notNull())
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("salt", "text", (column) => column.notNull())
    .addColumn("json", "text")
    .addColumn("erased_at", "text")
    .addPrimaryKeyConstraint("event_pii_key", ["event_hash"])
    .execute();
  await db.schema
    .createIndex("event_pii_agreement_id")
    .on("event_pii")
    .columns(["agreement_id"])
    .execute();
  await db.schema
    .createTable("organisation_event")
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("organisation_event_key", ["organisation_id", "seq"])
    .addUniqueConstraint("organisation_event_hash_unique", ["hash"])
    .execute();
}
