import type { QuestionId } from "#shared/assessment/questions.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** Notes about questions: beside a party's own answer, and what all agreed. Rows are only added. */
type NoteTable = "answer_note" | "agreed_note";

/** When anybody last wrote about this question, or null; only the named organisation's when one is. */
export async function lastNoteOn(
  db: Reader,
  table: NoteTable,
  of: {
    readonly agreementId: string;
    readonly question: QuestionId;
    readonly organisationId?: string;
  },
): Promise<string | null> {
  const rows = db
    .selectFrom(table)
    .select("at")
    .where("agreement_id", "=", of.agreementId)
    .where("question", "=", of.question);
  const own =
    of.organisationId === undefined ? rows : rows.where("organisation_id", "=", of.organisationId);
  const row = await own.orderBy("at", "desc").limit(1).executeTakeFirst();
  return row?.at ?? null;
}

/** Adds a note of the asker's. */
export async function addNote(
  tx: Tx,
  table: NoteTable,
  access: Access,
  note: {
    readonly id: string;
    readonly question: QuestionId;
    readonly words: string;
    readonly at: string;
  },
): Promise<void> {
  const { agreementId, organisationId, personId } = access;
  const row = { agreement_id: agreementId, organisation_id: organisationId, person_id: personId };
  await tx
    .insertInto(table)
    .values({ ...note, ...row })
    .execute();
}
