import { questionById } from "#shared/assessment/questions.ts";
import type { AgreedNote } from "#shared/protocol/settling.ts";
import { TALK_CLAUSES } from "#shared/templates/talk-clauses.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";

/** What was agreed, the newest note of each question; one that was taken away is left out. */
export async function agreedNotesOf(db: Reader, { agreementId }: Access): Promise<AgreedNote[]> {
  const rows = await db
    .selectFrom("agreed_note")
    .innerJoin("person", "person.id", "agreed_note.person_id")
    .select(["agreed_note.question", "agreed_note.words", "agreed_note.at"])
    .select(["agreed_note.organisation_id", "person.name"])
    .where("agreed_note.agreement_id", "=", agreementId)
    .orderBy("agreed_note.at")
    .execute();
  const newest = new Map(rows.map((row) => [row.question, row]));
  return [...newest.values()].flatMap((row) => {
    const id = questionById(row.question)?.id;
    if (id === undefined || row.words === "") return [];
    return [
      {
        question: id,
        clauses: TALK_CLAUSES[id],
        words: row.words,
        personName: row.name,
        organisationId: row.organisation_id,
        at: row.at,
      },
    ];
  });
}
