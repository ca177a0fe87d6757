import { questionById, QUESTIONS, SharedAnswersSchema } from "#shared/assessment/questions.ts";
import type { Answers, QuestionId } from "#shared/assessment/questions.ts";
import type {
  AssessmentView,
  ChangedAnswer,
  OpenParty,
  OwnAnswer,
  Reveal,
} from "#shared/protocol/assessment.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { currentResult } from "./current.ts";
import type { CurrentParty } from "./current.ts";
import { degreeInQuestion } from "./in-question.ts";
import { latestRevision } from "./result-store.ts";
import {
  answeredCounts,
  awaitedPartners,
  openAnswers,
  ownAnswers,
  partiesOf,
  revealedAt,
  submissionsOf,
} from "./store.ts";
import type { StoredAnswer, StoredParty } from "./store.ts";

/**
 * What this person may know of the assessment: their own party's answers, how far the others are,
 * and after the reveal everything but readiness.
 */
export async function assessmentView(db: Reader, access: Access): Promise<AssessmentView> {
  const parties = await partiesOf(db, access);
  const finished = await submissionsOf(db, access);
  const counts = await answeredCounts(db, access);
  const mine = finished.find(({ organisationId }) => organisationId === access.organisationId);
  const own = parties.find(({ organisationId }) => organisationId === access.organisationId);
  return {
    title: access.title,
    stage: access.stage,
    seats: access.seats,
    organisationId: access.organisationId,
    organisationName: own?.shortName ?? "",
    total: QUESTIONS.length,
    answers: latest(await ownAnswers(db, access)).map(ownAnswer),
    finished: mine === undefined ? null : { personName: mine.personName, at: mine.at },
    progress: parties.map(({ organisationId, shortName, mark }) => ({
      organisationId,
      shortName,
      mark,
      answered: counts.get(organisationId) ?? 0,
      finished: finished.some((one) => one.organisationId === organisationId),
    })),
    invited: await awaitedPartners(db, access),
    reveal: await revealView(db, access, parties),
  };
}

async function revealView(
  db: Reader,
  access: Access,
  parties: readonly StoredParty[],
): Promise<Reveal | null> {
  const opened = await revealedAt(db, access);
  const answers = await openAnswers(db, access);
  const last = await latestRevision(db, access);
  if (opened === null || answers === null || last === null) return null;
  const current = currentResult(parties, answers);
  if (current.result.state === "waiting") return null;
  const { readiness: _private, ...result } = current.result;
  const { inputsHash } = current;
  const asked = { result: current.result, inputsHash, parties };
  const { proposal, said, agreed } = await degreeInQuestion(db, access, asked);
  return {
    revealedAt: opened,
    revision: last.revision,
    inputsHash,
    templateVersion: last.templateVersion,
    parties: current.parties.map(openParty),
    result,
    changes: changesSince(opened, answers),
    proposal,
    confirmations: said.map(({ inputsHash: given, proposal: _number, ...yes }) => ({
      ...yes,
      sameAnswers: given === inputsHash,
    })),
    agreed,
  };
}

/** A party without its readiness, which is left out here and refused by the schema of the reply. */
function openParty(party: CurrentParty): OpenParty {
  const { organisationId, name, shortName, mark, legalForm, languages, publicAuthority } = party;
  const answers = sharedAnswers(party.answers);
  return {
    organisationId,
    name,
    shortName,
    mark,
    legalForm,
    languages,
    publicAuthority,
    answers,
  };
}

function sharedAnswers(answers: Answers): Answers {
  const ids = QUESTIONS.filter(({ kind }) => kind !== "ready").map(({ id }) => id);
  return SharedAnswersSchema.parse(
    Object.fromEntries(ids.filter((id) => id in answers).map((id) => [id, answers[id]])),
  );
}

/** What was said otherwise before the reveal, or later; changes of readiness are private. */
function changesSince(opened: string, answers: readonly StoredAnswer[]): ChangedAnswer[] {
  return answers.flatMap((answer, index) => {
    if (answer.at <= opened || questionById(answer.question)?.kind === "ready") return [];
    const before = answers.slice(0, index).findLast((earlier) => sameQuestion(earlier, answer));
    const { organisationId, question, personName, at, value } = answer;
    return [{ organisationId, question, personName, at, from: before?.value ?? null, to: value }];
  });
}

function sameQuestion(a: StoredAnswer, b: StoredAnswer): boolean {
  return a.organisationId === b.organisationId && a.question === b.question;
}

/** The newest answer to each question, in the order of the questions. */
function latest(answers: readonly StoredAnswer[]): readonly StoredAnswer[] {
  const byQuestion = new Map<QuestionId, StoredAnswer>(
    answers.map((answer) => [answer.question, answer]),
  );
  return QUESTIONS.map(({ id }) => byQuestion.get(id)).filter((answer) => answer !== undefined);
}

function ownAnswer({ question, value, personName, at }: StoredAnswer): OwnAnswer {
  return { question, value, personName, at };
}
