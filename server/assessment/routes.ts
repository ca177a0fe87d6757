import { isDeepStrictEqual } from "node:util";
import { answerSchema, questionById } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { practiceOf } from "#shared/assessment/score.ts";
import {
  ConfirmDegree,
  ProposeDegree,
  SaveAnswer,
  StartDraft,
} from "#shared/protocol/assessment.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { again, hasFinished, onCurrentResult } from "./asked-again.ts";
import { newest } from "./current.ts";
import { confirmDegree, proposeDegree } from "./degree.ts";
import type { AssessmentDeps } from "./deps.ts";
import { startDrafting } from "./result-store.ts";
import { keepResult, revealIfReady } from "./reveal.ts";
import { standingOf } from "./standing.ts";
import { insertAnswer, insertSubmission, lastAnswer, ownAnswers, revealedAt } from "./store.ts";
import type { Value } from "./store.ts";
import { assessmentView } from "./view.ts";

/**
 * The assessment of an agreement: answer, finish, be revealed, confirm or propose a
 * degree, start the draft.
 * Before the reveal no answer of another party leaves the server, and readiness never does.
 */
export function assessmentRoutes(deps: AssessmentDeps): Route[] {
  const { guard } = deps;
  const path = "/api/agreements/:agreement";
  return [
    guard({
      method: "get",
      path: `${path}/assessment`,
      action: "read",
      handle: async ({ access }) => ({ json: await assessmentView(deps.storage.read, access) }),
    }),
    guard({
      method: "put",
      path: `${path}/answers/:question`,
      action: "answer",
      body: SaveAnswer,
      handle: (call) => saveAnswer(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/assessment/finish`,
      action: "answer",
      handle: (call) => finish(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/degree/confirm`,
      action: "confirmDegree",
      body: ConfirmDegree,
      handle: (call) => confirmDegree(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/degree/propose`,
      action: "confirmDegree",
      body: ProposeDegree,
      handle: (call) => proposeDegree(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/draft`,
      action: "startDraft",
      body: StartDraft,
      handle: (call) => startDraft(deps, call),
    }),
  ];
}

async function saveAnswer(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof SaveAnswer>>,
): Promise<Reply> {
  const { question, value } = answerIn(call.params["question"] ?? "", call.body.value);
  const saved = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    const opened = await revealedAt(tx, access);
    const finished = await hasFinished(tx, access);
    if (finished && opened === null) throw new ProblemError("assessmentFinished");
    const last = await lastAnswer(tx, access, question);
    if (last !== null && isDeepStrictEqual(last.value, value)) {
      return { question, value, at: last.at };
    }
    const at = after([opened, last?.at ?? null], deps.clock.now());
    await insertAnswer(tx, access, { id: deps.random.id(), question, value, at });
    if (finished) await changeAfterReveal(deps, tx, { access, question });
    return { question, value, at };
  });
  deps.changed?.(call.access.agreementId);
  return { json: saved };
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
  const { inputsHash } = await keepResult(deps, tx, access);
  await deps.record(tx, { type: "answer.changed", access, data: { question, inputsHash } });
}

async function finish(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const revealed = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    const before = await revealedAt(tx, access);
    if (!(await hasFinished(tx, access))) {
      if (practiceOf(newest(await ownAnswers(tx, access))) === null) {
        throw new ProblemError("assessmentIncomplete");
      }
      await insertSubmission(tx, access, deps.clock.now().toISOString());
      await deps.record(tx, { type: "assessment.finished", access, data: {} });
    }
    const open = await revealIfReady(deps, tx, access);
    if (open && before === null) await deps.tellRevealed(tx, access);
    return open;
  });
  deps.changed?.(call.access.agreementId);
  return { json: { revealed } };
}

async function startDraft(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof StartDraft>>,
): Promise<Reply> {
  const degree = await onCurrentResult(deps, call, "startDraft", async (tx, access, current) => {
    const standing = await standingOf(tx, access);
    if (standing === null) throw new ProblemError("degreeNotOpen");
    const { workingDegree } = standing;
    const at = deps.clock.now().toISOString();
    if (!(await startDrafting(tx, access, { degree: workingDegree, at }))) {
      throw new ProblemError("wrongStage");
    }
    await deps.record(tx, {
      type: "template.matched",
      access,
      data: {
        degree: workingDegree,
        inputsHash: current.inputsHash,
        templateVersion: LIBRARY_VERSION,
      },
    });
    await deps.createDraft(tx, access);
    return workingDegree;
  });
  deps.changed?.(call.access.agreementId);
  return { json: { degree } };
}

/** @throws ProblemError `unknownQuestion` or `unknownAnswer`, naming the question */
function answerIn(
  id: string,
  value: Value,
): { readonly question: QuestionId; readonly value: Value } {
  const question = questionById(id);
  if (question === undefined) {
    throw new ProblemError("unknownQuestion", { field: "question", params: { question: id } });
  }
  const parsed = answerSchema(question).safeParse(value);
  if (!parsed.success) {
    const params = { question: id, code: text(value) };
    throw new ProblemError("unknownAnswer", { field: "value", params });
  }
  return { question: question.id, value: parsed.data };
}

/**
 * Later than the answer it replaces and than the reveal, even within one millisecond or when the
 * clock stepped back.
 */
function after(earlier: readonly (string | null)[], now: Date): string {
  const least = earlier.filter((at) => at !== null).map((at) => Date.parse(at) + 1);
  return new Date(Math.max(now.getTime(), ...least)).toISOString();
}

function text(value: Value): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 60);
}
