import { questionById, QUESTIONS } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { NoteView } from "#shared/protocol/answering.ts";
import type {
  AssessmentView,
  ChangedAnswer,
  OpenParty,
  OwnAnswer,
  Reveal,
} from "#shared/protocol/assessment.ts";
import { outgrown } from "#shared/templates/outgrown.ts";
import type { Access } from "../agreements/access.ts";
import { colleaguesOf } from "./answering.ts";
import { openAsks } from "./ask-store.ts";
import { currentResult } from "./current.ts";
import type { Current, CurrentParty } from "./current.ts";
import type { AssessmentDeps } from "./deps.ts";
import { degreeInQuestion } from "./in-question.ts";
import { notesOf } from "./note-store.ts";
import type { StoredNote } from "./note-store.ts";
import { deadlineView } from "./opening.ts";
import { latestRevision, signedDegree } from "./result-store.ts";
import {
  answeredCounts,
  awaitedPartners,
  openAnswers,
  ownAnswers,
  partiesOf,
  revealedAt,
  submissionsOf,
  trustTalkOf,
} from "./store.ts";
import type { StoredAnswer, StoredParty, Submission } from "./store.ts";
import { agreedNotesOf } from "./agreed-store.ts";
import { factYesOf } from "./fact-store.ts";
import { historyOf } from "./result-history.ts";
import { sharedWithUs } from "./share-store.ts";
import { sharedAnswers } from "./shared-answers.ts";
import { thresholdsOf } from "./thresholds-now.ts";

/** What the view is made from; a transaction may stand in for the storage. */
export interface Viewing extends Pick<AssessmentDeps, "clock" | "clausesNow"> {
  readonly storage: Pick<AssessmentDeps["storage"], "read">;
}

/**
 * What this person may know of the assessment: their own party's answers, how far the others are,
 * and after the reveal everything but readiness, of which only what was shared with them.
 */
export async function assessmentView(deps: Viewing, access: Access): Promise<AssessmentView> {
  const db = deps.storage.read;
  const parties = await partiesOf(db, access);
  const finished = await submissionsOf(db, access);
  const counts = await answeredCounts(db, access);
  const mine = finished.find(({ organisationId }) => organisationId === access.organisationId);
  const own = parties.find(({ organisationId }) => organisationId === access.organisationId);
  return {
    title: access.title,
    stage: access.stage,
    phase: access.phase,
    seats: access.seats,
    personId: access.personId,
    organisationId: access.organisationId,
    colleagues: (await colleaguesOf(db, access)).map(({ personId, name }) => ({ personId, name })),
    organisationName: own?.shortName ?? "",
    total: QUESTIONS.length,
    answers: latest(await ownAnswers(db, access)).map(ownAnswer),
    notes: (await notesOf(db, access, [access.organisationId])).map(noteView),
    asks: await openAsks(db, access),
    finished: mine === undefined ? null : { personName: mine.personName, at: mine.at },
    progress: parties.map(({ organisationId, shortName, mark }) => ({
      organisationId,
      shortName,
      mark,
      answered: counts.get(organisationId) ?? 0,
      finished: finished.some((one) => one.organisationId === organisationId),
    })),
    invited: await awaitedPartners(db, access),
    deadline: await deadlineView(db, access, deps.clock.now()),
    openedAt: await revealedAt(db, access),
    reveal: await revealView(deps, access, parties),
  };
}

async function revealView(
  deps: Omit<Viewing, "clock">,
  access: Access,
  parties: readonly StoredParty[],
): Promise<Reveal | null> {
  const db = deps.storage.read;
  const opened = await revealedAt(db, access);
  const answers = await openAnswers(db, access);
  const last = await latestRevision(db, access);
  if (opened === null || answers === null || last === null) return null;
  const thresholds = await thresholdsOf(db, access, answers);
  const current = currentResult(parties, answers, thresholds.now);
  if (current.result.state === "waiting") return null;
  const { readiness: _private, ...result } = current.result;
  const { inputsHash } = current;
  const asked = { result: current.result, inputsHash, parties };
  const { proposal, said, agreed } = await degreeInQuestion(db, access, asked);
  const notes = await notesOf(
    db,
    access,
    current.parties.map(({ organisationId }) => organisationId),
  );
  return {
    revealedAt: opened,
    revision: last.revision,
    inputsHash,
    templateVersion: last.templateVersion,
    parties: current.parties.map((party) => openParty(party, notes)),
    result,
    thresholds,
    changes: changesSince(opened, answers, await submissionsOf(db, access)),
    outgrown: await outgrownBy(deps, access, current),
    history: await historyOf(db, access),
    factYes: await factYesOf(db, access),
    agreedNotes: await agreedNotesOf(db, access),
    trustTalk: await trustTalkOf(db, access),
    sharedAnswers: await sharedWithUs(db, access),
    proposal,
    confirmations: said.map(({ inputsHash: given, proposal: _number, ...yes }) => ({
      ...yes,
      sameAnswers: given === inputsHash,
    })),
    agreed,
  };
}

/** Only a signed agreement can be outgrown. */
async function outgrownBy(
  { storage, clausesNow }: Omit<Viewing, "clock">,
  access: Access,
  { result, parties }: Current,
): Promise<Reveal["outgrown"]> {
  const degree = access.stage === "inForce" ? await signedDegree(storage.read, access) : null;
  if (degree === null || result.state === "waiting") return null;
  const clauses = await clausesNow(access.agreementId);
  return outgrown({ degree, clauses }, result, parties);
}

/** A party without its readiness, which is left out here and refused by the schema of the reply. */
function openParty(party: CurrentParty, notes: readonly StoredNote[]): OpenParty {
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
    notes: notes
      .filter((note) => note.organisationId === organisationId)
      .filter(({ question }) => questionById(question)?.kind !== "ready")
      .map(noteView),
  };
}

function noteView({ question, words, personName, at }: StoredNote): NoteView {
  return { question, words, personName, at };
}

/**
 * What a party said otherwise when it finished or when the answers opened, whichever was later;
 * changes of readiness are private.
 */
function changesSince(
  opened: string,
  answers: readonly StoredAnswer[],
  finished: readonly Submission[],
): ChangedAnswer[] {
  const since = new Map(finished.map(({ organisationId, at }) => [organisationId, at]));
  return answers.flatMap((answer, index) => {
    const own = since.get(answer.organisationId) ?? opened;
    if (answer.at <= opened || answer.at <= own || questionById(answer.question)?.kind === "ready")
      return [];
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

function ownAnswer({ question, value, personName, at, promise }: StoredAnswer): OwnAnswer {
  return { question, value, personName, at, promise };
}
