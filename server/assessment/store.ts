import { answerSchema, questionById } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { FIRST_PROMISE } from "#shared/assessment/trust.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A stored answer: a score, a code, a list of codes, or null for "Not sure yet". */
export type Value = number | string | readonly string[] | null;

/**
 * One saved answer with who gave it and when. Earlier ones are kept; of two at one moment, the one that
 * was saved later is the newer (AS39).
 */
export interface StoredAnswer {
  readonly organisationId: string;
  readonly question: QuestionId;
  readonly value: Value;
  readonly personName: string;
  readonly at: string;
  /** The number of the words about who sees it, under which it was given (AS70). */
  readonly promise: number;
}

/** A party of the agreement with the profile that the rule reads. */
export interface StoredParty {
  readonly organisationId: string;
  readonly legalName: string;
  readonly shortName: string;
  readonly mark: number;
  readonly legalForm: string;
  readonly languages: readonly string[];
  readonly publicAuthority: boolean;
}

export interface Submission {
  readonly organisationId: string;
  readonly personName: string;
  readonly at: string;
}

/** The parties that have not left, in their order in the agreement. */
export async function partiesOf(db: Reader, { agreementId }: Access): Promise<StoredParty[]> {
  const rows = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select([
      "organisation.id",
      "organisation.legal_name",
      "organisation.short_name",
      "organisation.legal_form",
      "organisation.languages",
      "organisation.public_authority",
      "party.mark",
    ])
    .where("party.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .orderBy("party.organisation_id")
    .execute();
  return rows.map((row) => ({
    organisationId: row.id,
    legalName: row.legal_name,
    shortName: row.short_name,
    mark: row.mark,
    legalForm: row.legal_form,
    languages: languageList(row.languages),
    publicAuthority: row.public_authority === 1,
  }));
}

/** Names of organisations whose lead is invited and has not joined: they are waited for. */
export async function awaitedPartners(db: Reader, { agreementId }: Access): Promise<string[]> {
  const rows = await db
    .selectFrom("invitation")
    .select("organisation_name")
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "is", null)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .orderBy("created_at")
    .execute();
  return [...new Set(rows.map((row) => row.organisation_name))];
}

/** Every answer of the person's own party, oldest first, replaced ones too. */
export async function ownAnswers(db: Reader, access: Access): Promise<StoredAnswer[]> {
  return answersOf(db, access.agreementId, [access.organisationId]);
}

/**
 * Every answer of all parties that have finished, oldest first, or null while they are sealed: not
 * revealed yet, or the asking party has not finished. The only way to another party's answers.
 */
export async function openAnswers(db: Reader, access: Access): Promise<StoredAnswer[] | null> {
  const finished = await submissionsOf(db, access);
  const mine = finished.some(({ organisationId }) => organisationId === access.organisationId);
  if ((await revealedAt(db, access)) === null || !mine) return null;
  return answersOf(
    db,
    access.agreementId,
    finished.map(({ organisationId }) => organisationId),
  );
}

/**
 * Every answer of the parties that have finished, for the rule that runs inside a transaction.
 * Its result is kept; it is sent to nobody before the reveal.
 */
export async function sealedAnswers(tx: Tx, access: Access): Promise<StoredAnswer[]> {
  const finished = await submissionsOf(tx, access);
  return answersOf(
    tx,
    access.agreementId,
    finished.map(({ organisationId }) => organisationId),
  );
}

async function answersOf(
  db: Reader,
  agreementId: string,
  organisations: readonly string[],
): Promise<StoredAnswer[]> {
  if (organisations.length === 0) return [];
  const rows = await db
    .selectFrom("answer")
    .innerJoin("person", "person.id", "answer.person_id")
    .select([
      "answer.organisation_id",
      "answer.question",
      "answer.value",
      "answer.at",
      "answer.promise",
      "person.name",
    ])
    .where("answer.agreement_id", "=", agreementId)
    .where("answer.organisation_id", "in", organisations)
    .orderBy("answer.at")
    .orderBy("answer.number")
    .orderBy("answer.id")
    .execute();
  return rows.flatMap((row) => {
    const question = questionById(row.question);
    if (question === undefined) return [];
    return {
      organisationId: row.organisation_id,
      question: question.id,
      value: answerSchema(question).parse(JSON.parse(row.value)),
      personName: row.name,
      at: row.at,
      promise: row.promise,
    };
  });
}

/** How many questions each party has an answer or "Not sure yet" to. Counts, and nothing else. */
export async function answeredCounts(
  db: Reader,
  { agreementId }: Access,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("answer")
    .select((count) => ["organisation_id", count.fn.count("question").distinct().as("answered")])
    .where("agreement_id", "=", agreementId)
    .groupBy("organisation_id")
    .execute();
  return new Map(rows.map((row) => [row.organisation_id, Number(row.answered)]));
}

/** The newest answer of this party to this question, or null. */
export async function lastAnswer(
  db: Reader,
  access: Access,
  question: QuestionId,
): Promise<StoredAnswer | null> {
  const own = await ownAnswers(db, access);
  return own.findLast((answer) => answer.question === question) ?? null;
}

interface NewAnswer {
  readonly id: string;
  readonly question: QuestionId;
  readonly value: Value;
  readonly at: string;
  /** Under which words it was given; without it, under the first ones. */
  readonly promise?: number;
}

export async function insertAnswer(tx: Tx, access: Access, answer: NewAnswer): Promise<void> {
  const { organisationId, personId } = access;
  await insertAnswerFor(tx, access, { ...answer, organisationId, personId });
}

/** An answer of a party that has said yes to it before, through this person. */
export async function insertAnswerFor(
  tx: Tx,
  { agreementId }: Access,
  answer: NewAnswer & { readonly organisationId: string; readonly personId: string },
): Promise<void> {
  const last = await tx
    .selectFrom("answer")
    .select("number")
    .where("agreement_id", "=", agreementId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  await tx
    .insertInto("answer")
    .values({
      id: answer.id,
      number: (last?.number ?? 0) + 1,
      agreement_id: agreementId,
      organisation_id: answer.organisationId,
      question: answer.question,
      value: JSON.stringify(answer.value),
      person_id: answer.personId,
      at: answer.at,
      promise: answer.promise ?? FIRST_PROMISE,
    })
    .execute();
}

/** The parties that have finished. Submissions of a party that left are left out. */
export async function submissionsOf(db: Reader, { agreementId }: Access): Promise<Submission[]> {
  const rows = await db
    .selectFrom("submission")
    .innerJoin("person", "person.id", "submission.person_id")
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "submission.agreement_id")
        .onRef("party.organisation_id", "=", "submission.organisation_id"),
    )
    .select(["submission.organisation_id", "person.name", "submission.at"])
    .where("submission.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    personName: row.name,
    at: row.at,
  }));
}

export async function insertSubmission(tx: Tx, access: Access, at: string): Promise<void> {
  await tx
    .insertInto("submission")
    .values({
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      person_id: access.personId,
      at,
    })
    .execute();
}

/** When all answers were opened, or null while they are sealed. */
export async function revealedAt(db: Reader, { agreementId }: Access): Promise<string | null> {
  const row = await db
    .selectFrom("agreement")
    .select("revealed_at")
    .where("id", "=", agreementId)
    .executeTakeFirst();
  return row?.revealed_at ?? null;
}

/** Opens all answers to all parties, for good, with what is said of trust from then on. */
export async function reveal(
  tx: Tx,
  { agreementId }: Access,
  opened: { readonly at: string; readonly trustTalk: boolean },
): Promise<void> {
  await tx
    .updateTable("agreement")
    .set({ revealed_at: opened.at, trust_talk: opened.trustTalk ? 1 : 0 })
    .where("id", "=", agreementId)
    .where("revealed_at", "is", null)
    .execute();
}

/** Whether trust needed a talk when the answers opened. It never changes after that (AS73). */
export async function trustTalkOf(db: Reader, { agreementId }: Access): Promise<boolean> {
  const row = await db
    .selectFrom("agreement")
    .select("trust_talk")
    .where("id", "=", agreementId)
    .executeTakeFirst();
  return row?.trust_talk === 1;
}

function languageList(json: string): readonly string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((code) => typeof code === "string") : [];
}
