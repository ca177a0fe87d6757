import { questionById } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";

/** A note beside an answer. */
export interface StoredNote {
  readonly organisationId: string;
  readonly question: QuestionId;
  readonly words: string;
  readonly personName: string;
  readonly at: string;
}

/** The newest notes of these parties, one for each party and question; those taken back are left out. */
export async function notesOf(
  db: Reader,
  { agreementId }: Access,
  organisations: readonly string[],
): Promise<StoredNote[]> {
  if (organisations.length === 0) return [];
  const rows = await db
    .selectFrom("answer_note")
    .innerJoin("person", "person.id", "answer_note.person_id")
    .select([
      "answer_note.organisation_id",
      "answer_note.question",
      "answer_note.words",
      "answer_note.at",
      "person.name",
    ])
    .where("answer_note.agreement_id", "=", agreementId)
    .where("answer_note.organisation_id", "in", organisations)
    .orderBy("answer_note.at")
    .execute();
  const newest = new Map(rows.map((row) => [`${row.organisation_id} ${row.question}`, row]));
  return [...newest.values()].flatMap((row) => {
    const question = questionById(row.question);
    if (question === undefined || row.words === "") return [];
    const { organisation_id: organisationId, words, name: personName, at } = row;
    return [{ organisationId, question: question.id, words, personName, at }];
  });
}
