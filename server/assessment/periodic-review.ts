import { monthsLater, type ReviewTerms } from "#shared/assessment/review-date.ts";
import { CloseReview, NoteReview, type ReviewView } from "#shared/protocol/periodic-review.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { again } from "./asked-again.ts";
import type { AssessmentDeps } from "./deps.ts";
import { signedDegree } from "./result-store.ts";
import { keepResult } from "./reveal.ts";
import { reviewNow } from "./review-now.ts";
import {
  insertAnswered,
  markClosed,
  markOpened,
  planReview,
  putClosingYes,
  putReviewNote,
} from "./review-store.ts";
import { partiesOf } from "./store.ts";

/** The reviews of a signed agreement: opened, every party looks again, closed by all with a note. */
export function periodicReviewRoutes(deps: AssessmentDeps): Route[] {
  const path = "/api/agreements/:agreement/periodic-review";
  const action = "reviewAgreement";
  return [
    deps.guard({
      method: "get",
      path,
      action: "read",
      handle: (call) => look(deps, call),
    }),
    deps.guard({
      method: "post",
      path: `${path}/open`,
      action,
      handle: (call) => open(deps, call),
    }),
    deps.guard({
      method: "post",
      path: `${path}/answers`,
      action,
      handle: (call) => lookedAgain(deps, call),
    }),
    deps.guard({
      method: "put",
      path: `${path}/note`,
      action,
      body: NoteReview,
      handle: (call) => note(deps, call),
    }),
    deps.guard({
      method: "post",
      path: `${path}/close`,
      action,
      body: CloseReview,
      handle: (call) => close(deps, call),
    }),
  ];
}

/** @throws ProblemError `notFound` unless the agreement is in force */
async function look(deps: AssessmentDeps, { access }: GuardedCall<unknown>): Promise<Reply> {
  const terms = await deps.reviewTerms(access.agreementId);
  const review = await reviewNow(deps.storage.read, access, terms);
  if (review === null) throw new ProblemError("notFound");
  return { json: review };
}

/** A review inside the transaction that decides about it. */
interface Reviewing {
  readonly access: Access;
  readonly review: ReviewView;
  readonly terms: ReviewTerms;
  readonly at: string;
}

async function inReview<Done>(
  deps: AssessmentDeps,
  call: GuardedCall<unknown>,
  work: (tx: Tx, reviewing: Reviewing) => Promise<Done>,
): Promise<Done> {
  const { agreementId } = call.access;
  // Read before the transaction: the signed words do not change, and the one writer must not wait.
  const terms = await deps.reviewTerms(agreementId);
  const done = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "reviewAgreement");
    const review = await reviewNow(tx, access, terms);
    if (review === null) throw new ProblemError("notFound");
    return work(tx, { access, review, terms, at: deps.clock.now().toISOString() });
  });
  deps.changed?.(agreementId);
  return done;
}

async function open(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  await inReview(deps, call, async (tx, { access, review, at }) => {
    if (review.opened !== null) return;
    const { number, due } = review;
    await planReview(tx, access, { number, due });
    await markOpened(tx, access, { number, at });
    await deps.record(tx, { type: "review.opened", access, data: { number } });
  });
  return {};
}

async function lookedAgain(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  await inReview(deps, call, async (tx, { access, review, at }) => {
    const { number, opened } = review;
    if (opened === null) throw new ProblemError("reviewNotOpen");
    if (!(await insertAnswered(tx, access, { number, at }))) return;
    await deps.record(tx, { type: "review.answered", access, data: { number } });
  });
  return {};
}

async function note(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof NoteReview>>,
): Promise<Reply> {
  const { words, inputsHash } = call.body;
  const closed = await inReview(deps, call, async (tx, reviewing) => {
    const { access, review, at } = reviewing;
    await refuseEarly(deps, tx, reviewing, inputsHash);
    const number = (review.closing?.number ?? 0) + 1;
    await putReviewNote(tx, access, { review: review.number, number, words, at });
    return sayYes(deps, tx, reviewing, { note: number, words, inputsHash });
  });
  return { json: { closed } };
}

async function close(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof CloseReview>>,
): Promise<Reply> {
  const { note: number, inputsHash } = call.body;
  const closed = await inReview(deps, call, async (tx, reviewing) => {
    await refuseEarly(deps, tx, reviewing, inputsHash);
    const { closing } = reviewing.review;
    if (closing?.number !== number) throw new ProblemError("resultChanged");
    return sayYes(deps, tx, reviewing, { note: number, words: closing.words, inputsHash });
  });
  return { json: { closed } };
}

/** @throws ProblemError `reviewNotOpen`, `reviewUnanswered`, `resultChanged` */
async function refuseEarly(
  deps: AssessmentDeps,
  tx: Tx,
  { access, review }: Reviewing,
  seen: string,
): Promise<void> {
  if (review.opened === null) throw new ProblemError("reviewNotOpen");
  const parties = await partiesOf(tx, access);
  const looked = new Set(review.answered.map(({ organisationId }) => organisationId));
  if (parties.some(({ organisationId }) => !looked.has(organisationId))) {
    throw new ProblemError("reviewUnanswered");
  }
  const { inputsHash } = await keepResult(deps, tx, access);
  if (inputsHash !== seen) throw new ProblemError("resultChanged");
}

/** The last yes closes the review, and plans the next. @returns whether it did */
async function sayYes(
  deps: AssessmentDeps,
  tx: Tx,
  { access, review, terms, at }: Reviewing,
  yes: { readonly note: number; readonly words: string; readonly inputsHash: string },
): Promise<boolean> {
  const { number } = review;
  await putClosingYes(tx, access, { review: number, ...yes, at });
  await deps.record(tx, { type: "review.agreed", access, data: { number } });
  const now = await reviewNow(tx, access, terms);
  const parties = await partiesOf(tx, access);
  const said = now?.closing?.yes.map(({ organisationId }) => organisationId) ?? [];
  if (!parties.every(({ organisationId }) => said.includes(organisationId))) return false;
  await markClosed(tx, access, { number, at });
  const due = terms.months === null ? null : monthsLater(at.slice(0, 10), terms.months);
  if (due !== null) await planReview(tx, access, { number: number + 1, due });
  const degree = (await signedDegree(tx, access)) ?? 0;
  const data = { number, degree, ...(due === null ? {} : { due }) };
  await deps.record(tx, { type: "review.closed", access, data, reason: yes.words });
  return true;
}
