import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Answering together: notes, a colleague who is asked, a deadline with an early opening, facts that
 * all confirm, what was agreed about a difference, and what each result was computed from. An
 * organisation says how it signs and who regulates it.
 */
export const answering: Migration = {
  async up(db: Kysely<unknown>) {
    await createNotes(db);
    await createAsks(db);
    await createOpening(db);
    await createFactYes(db);
    await db.schema.alterTable("result").addColumn("inputs", "text").execute();
    for (const column of ["regulator", "signing_rule"]) {
      await db.schema
        .alterTable("organisation")
        .addColumn(column, "text", (added) => added.notNull().defaultTo(""))
        .execute();
    }
    await db.schema.alterTable("organisation").addColumn("signers", "integer").execute();
  },
};

async function createNotes(db: Kysely<unknown>): Promise<void> {
  for (const table of ["answer_note", "agreed_note"]) {
    await db.schema
      .createTable(table)
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("agreement_id", "text", (column) => column.notNull())
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("question", "text", (column) => column.notNull())
      .addColumn("words", "text", (column) => column.notNull())
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ["id"])
      .execute();
    await db.schema
      .createIndex(`${table}_agreement_id_question`)
      .on(table)
      .columns(["agreement_id", "question"])
      .execute();
  }
}

async function createAsks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("answer_ask")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("asked_by", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("closed_at", "text")
    .addPrimaryKeyConstraint("answer_ask_key", ["agreement_id", "organisation_id", "question"])
    .execute();
}

async function createOpening(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("answer_deadline")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("due", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("answer_deadline_key", ["agreement_id"])
    .execute();
  await db.schema
    .createTable("early_opening")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("early_opening_key", ["agreement_id", "organisation_id"])
    .execute();
}

async function createFactYes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("fact_yes")
    .addColumn("agreement_id", "text", (column) => column.notNull())
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("fact_yes_key", ["agreement_id", "organisation_id", "question"])
    .execute();
}
