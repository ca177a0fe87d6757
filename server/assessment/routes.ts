import { practiceOf } from "#shared/assessment/score.ts";
import { AmHere, AskColleague, SaveNote } from "#shared/protocol/answering.ts";
import {
  ConfirmDegree,
  ProposeDegree,
  SaveAnswer,
  StartDraft,
} from "#shared/protocol/assessment.ts";
import { SetDeadline } from "#shared/protocol/opening.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type * as z from "zod";
import { raiseEpoch } from "../agreements/agreement-store.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import { amHere, askColleague, saveNote, takeAskBack } from "./answering.ts";
import { closeAsks } from "./ask-store.ts";
import { again, hasFinished, onCurrentResult } from "./asked-again.ts";
import { newest } from "./current.ts";
import { confirmDegree, proposeDegree } from "./degree.ts";
import type { AssessmentDeps } from "./deps.ts";
import { settlingRoutes } from "./settling.ts";
import { startDrafting } from "./result-store.ts";
import { openEarly, setDeadline } from "./opening.ts";
import { exportRoutes } from "./export.ts";
import { periodicReviewRoutes } from "./periodic-review.ts";
import { createPresence } from "./presence.ts";
import { revealIfReady } from "./reveal.ts";
import { after, saveAnswer, saveAsked } from "./save-answer.ts";
import { shareRoutes } from "./share.ts";
import { standingOf } from "./standing.ts";
import { insertSubmission, ownAnswers } from "./store.ts";
import { thresholdRoutes } from "./thresholds.ts";
import { assessmentView } from "./view.ts";

/**
 * The assessment of an agreement: answer, finish, be revealed, confirm or propose a
 * degree, start the draft.
 * Before the reveal no answer of another party leaves the server. Readiness does only where its own
 * party shares it.
 */
export function assessmentRoutes(deps: AssessmentDeps): Route[] {
  return [
    ...answeringRoutes(deps),
    ...openingRoutes(deps),
    ...settlingRoutes(deps),
    ...shareRoutes(deps),
    ...degreeRoutes(deps),
    ...thresholdRoutes(deps),
    ...periodicReviewRoutes(deps),
    ...exportRoutes(deps),
  ];
}

const path = "/api/agreements/:agreement";

/** Answering, together with one's colleagues. */
function answeringRoutes(deps: AssessmentDeps): Route[] {
  const { guard } = deps;
  const presence = createPresence(deps.clock);
  return [
    guard({
      method: "get",
      path: `${path}/assessment`,
      action: "look",
      handle: async ({ access }) => ({
        json: await assessmentView(deps, access),
      }),
    }),
    guard({
      method: "put",
      path: `${path}/answers/:question`,
      action: "answer",
      body: SaveAnswer,
      handle: (call) => saveAnswer(deps, call),
    }),
    guard({
      method: "put",
      path: `${path}/notes/:question`,
      action: "answer",
      body: SaveNote,
      handle: (call) => saveNote(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/asks/:question`,
      action: "answer",
      body: AskColleague,
      handle: (call) => askColleague(deps, call),
    }),
    guard({
      method: "delete",
      path: `${path}/asks/:question`,
      action: "answer",
      handle: (call) => takeAskBack(deps, call),
    }),
    guard({
      method: "put",
      path: `${path}/asks/:question/answer`,
      action: "answerAsked",
      body: SaveAnswer,
      handle: (call) => saveAsked(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/assessment/here`,
      action: "answerAsked",
      body: AmHere,
      handle: async (call) => amHere(presence, call),
    }),
  ];
}

/** Finishing, and opening without those who are late. */
function openingRoutes(deps: AssessmentDeps): Route[] {
  const { guard } = deps;
  return [
    guard({
      method: "post",
      path: `${path}/assessment/finish`,
      action: "answer",
      handle: (call) => finish(deps, call),
    }),
    guard({
      method: "put",
      path: `${path}/assessment/deadline`,
      action: "answer",
      body: SetDeadline,
      handle: (call) => setDeadline(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/assessment/open-early`,
      action: "answer",
      handle: (call) => openEarly(deps, call),
    }),
  ];
}

/** From the reveal to the draft. */
function degreeRoutes(deps: AssessmentDeps): Route[] {
  const { guard } = deps;
  return [
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

async function finish(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const revealed = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    if (!(await hasFinished(tx, access))) {
      const own = await ownAnswers(tx, access);
      if (practiceOf(newest(own)) === null) throw new ProblemError("assessmentIncomplete");
      const at = after([own.at(-1)?.at ?? null], deps.clock.now());
      await insertSubmission(tx, access, at);
      await closeAsks(tx, access, { at });
      // Whoever owed answers may read from now on: what is known of their rights is out of date.
      if (access.phase === "joining") await raiseEpoch(tx, access.agreementId);
      await deps.record(tx, { type: "assessment.finished", access, data: {} });
    }
    return revealIfReady(deps, tx, access);
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
