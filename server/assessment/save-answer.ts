import { isDeepStrictEqual } from "node:util";
import type { Degree } from "#shared/assessment/degrees.ts";
import { answerSchema, questionById, type QUESTIONS } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { practiceOf } from "#shared/assessment/score.ts";
import { FIRST_PROMISE } from "#shared/assessment/trust.ts";
import type { AnswerSaved, SaveAnswer } from "#shared/protocol/assessment.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { closeAsks, openAsks } from "./ask-store.ts";
import { again, finishedAt } from "./asked-again.ts";
import { newest } from "./current.ts";
import type { AssessmentDeps } from "./deps.ts";
import { dropFactYes } from "./fact-store.ts";
import { revisionsOf, signedDegree } from "./result-store.ts";
import { keepResult } from "./reveal.ts";
import { insertAnswer, lastAnswer, ownAnswers, revealedAt } from "./store.ts";
import type { Value } from "./store.ts";

type Call = GuardedCall<z.infer<typeof SaveAnswer>>;

/** A lead answers for the party. */
export async function saveAnswer(deps: AssessmentDeps, call: Call): Promise<Reply> {
  const given = givenIn(call);
  const saved = await deps.storage.write(async (tx) =>
    keepAnswer(deps, tx, await again(tx, call, "answer"), given),
  );
  deps.changed?.(call.access.agreementId);
  return { json: saved };
}

/**
 * Somebody who is asked for this one answer gives it, whatever their role (AS22).
 * @throws ProblemError `notAsked`
 */
export async function saveAsked(deps: AssessmentDeps, call: Call): Promise<Reply> {
  const given = givenIn(call);
  const saved = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answerAsked");
    const asks = await openAsks(tx, access);
    const mine = asks.some(
      ({ question, personId }) => question === given.question && personId === access.personId,
    );
    if (!mine) throw new ProblemError("notAsked");
    return keepAnswer(deps, tx, access, given);
  });
  deps.changed?.(call.access.agreementId);
  return { json: saved };
}

interface Given {
  readonly question: QuestionId;
  readonly value: Value;
}

/** An answer and the number of the words about who sees it that stood above it. */
type Promised = Given & { readonly promise: number };

/** A page that names no words is older than their number: it showed the first ones (AS70). */
function givenIn({ params, body }: Call): Promised {
  return {
    ...answerIn(params["question"] ?? "", body.value),
    promise: body.promise ?? FIRST_PROMISE,
  };
}

/**
 * Keeps an answer beside the earlier ones and closes the ask for it. The same answer again is none,
 * unless it is given under newer words.
 * @throws ProblemError `assessmentFinished`, `assessmentIncomplete`
 */
async function keepAnswer(
  deps: AssessmentDeps,
  tx: Tx,
  access: Access,
  { question, value, promise }: Promised,
): Promise<AnswerSaved> {
  const opened = await revealedAt(tx, access);
  const finished = await finishedAt(tx, access);
  if (finished !== null && opened === null) throw new ProblemError("assessmentFinished");
  const last = await lastAnswer(tx, access, question);
  const at = after([opened, last?.at ?? null, finished], deps.clock.now());
  await closeAsks(tx, access, { question, at });
  if (last !== null && last.promise >= promise && isDeepStrictEqual(last.value, value))
    return { question, value, at: last.at };
  await insertAnswer(tx, access, { id: deps.random.id(), question, value, at, promise });
  if (finished === null) return { question, value, at };
  await dropFactYes(tx, access, question);
  await changeAfterReveal(deps, tx, { access, question });
  return { question, value, at };
}

/** A changed answer runs the rule again; the change is on record unless it is readiness. */
async function changeAfterReveal(
  deps: AssessmentDeps,
  tx: Tx,
  { access, question }: { readonly access: Access; readonly question: QuestionId },
): Promise<void> {
  if (practiceOf(newest(await ownAnswers(tx, access))) === null) {
    throw new ProblemError("assessmentIncomplete");
  }
  if (questionById(question)?.kind === "ready") return;
  const before = (await revisionsOf(tx, access)).at(-1)?.result.floor ?? 1;
  const { result, inputsHash } = await keepResult(deps, tx, access);
  await deps.record(tx, { type: "answer.changed", access, data: { question, inputsHash } });
  if (result.state !== "waiting") await tellIfOutgrown(deps, tx, access, [before, result.floor]);
}

/** After signing, the change that lifts the floor above the signed degree is told to every lead (AS29). */
async function tellIfOutgrown(
  deps: AssessmentDeps,
  tx: Tx,
  access: Access,
  [before, now]: readonly [Degree, Degree],
): Promise<void> {
  if (access.stage !== "inForce") return;
  const signed = (await signedDegree(tx, access)) ?? 5;
  if (before <= signed && now > signed) await deps.tellOutgrown(tx, access);
}

/** @throws ProblemError `unknownQuestion`, naming it */
export function questionIn(id: string): (typeof QUESTIONS)[number] {
  const question = questionById(id);
  if (question !== undefined) return question;
  throw new ProblemError("unknownQuestion", { field: "question", params: { question: id } });
}

/** @throws ProblemError `unknownQuestion` or `unknownAnswer`, naming the question */
export function answerIn(id: string, value: Value): Given {
  const question = questionIn(id);
  const parsed = answerSchema(question).safeParse(value);
  if (!parsed.success) {
    const params = { question: id, code: text(value) };
    throw new ProblemError("unknownAnswer", { field: "value", params });
  }
  return { question: question.id, value: parsed.data };
}

/**
 * Later than what it replaces and than the reveal, even within one millisecond or when the clock
 * stepped back.
 */
export function after(earlier: readonly (string | null)[], now: Date): string {
  const least = earlier.filter((at) => at !== null).map((at) => Date.parse(at) + 1);
  return new Date(Math.max(now.getTime(), ...least)).toISOString();
}

function text(value: Value): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 60);
}
