import { questionById } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A colleague who is asked to answer one question. */
export interface StoredAsk {
  readonly question: QuestionId;
  readonly personId: string;
  readonly personName: string;
  readonly askedBy: string;
  readonly at: string;
}

/** The open asks of the person's own organisation, the oldest first. */
export async function openAsks(db: Reader, access: Access): Promise<StoredAsk[]> {
  const rows = await db
    .selectFrom("answer_ask")
    .innerJoin("person as asked", "asked.id", "answer_ask.person_id")
    .innerJoin("person as asker", "asker.id", "answer_ask.asked_by")
    .select(["answer_ask.question", "answer_ask.person_id", "answer_ask.at"])
    .select(["asked.name as asked_name", "asker.name as asker_name"])
    .where("answer_ask.agreement_id", "=", access.agreementId)
    .where("answer_ask.organisation_id", "=", access.organisationId)
    .where("answer_ask.closed_at", "is", null)
    .orderBy("answer_ask.at")
    .orderBy("answer_ask.question")
    .execute();
  return rows.flatMap((row) => {
    const question = questionById(row.question);
    if (question === undefined) return [];
    const { person_id: personId, asked_name: personName, asker_name: askedBy, at } = row;
    return [{ question: question.id, personId, personName, askedBy, at }];
  });
}

/** Asks somebody, in place of whoever was asked for this question before. */
export async function putAsk(
  tx: Tx,
  access: Access,
  ask: { readonly question: QuestionId; readonly personId: string; readonly at: string },
): Promise<void> {
  const asked = {
    person_id: ask.personId,
    asked_by: access.personId,
    at: ask.at,
    closed_at: null,
  };
  await tx
    .insertInto("answer_ask")
    .values({
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      question: ask.question,
      ...asked,
    })
    .onConflict((row) =>
      row.columns(["agreement_id", "organisation_id", "question"]).doUpdateSet(asked),
    )
    .execute();
}

/** Nobody of this organisation is asked any more: for one question, or for any. */
export async function closeAsks(
  tx: Tx,
  access: Access,
  closed: { readonly question?: QuestionId; readonly at: string },
): Promise<void> {
  const open = tx
    .updateTable("answer_ask")
    .set({ closed_at: closed.at })
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .where("closed_at", "is", null);
  await (
    closed.question === undefined ? open : open.where("question", "=", closed.question)
  ).execute();
}
