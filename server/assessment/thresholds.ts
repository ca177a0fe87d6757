import { groundsOf, loweringRefusal } from "#shared/assessment/lowered.ts";
import {
  sameAmounts,
  sameLowered,
  sameThresholds,
  type Thresholds,
} from "#shared/assessment/thresholds.ts";
import {
  AgreeThresholds,
  ProposeThresholds,
  type ThresholdsView,
  WithdrawThresholds,
} from "#shared/protocol/thresholds.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { again, hasFinished, onCurrentResult } from "./asked-again.ts";
import type { CurrentParty } from "./current.ts";
import type { AssessmentDeps } from "./deps.ts";
import { keepResult } from "./reveal.ts";
import { revealedAt, sealedAnswers } from "./store.ts";
import {
  type Grounds,
  insertProposal,
  insertYes,
  proposalsOf,
  withdrawProposal,
} from "./threshold-store.ts";
import { thresholdsOf } from "./thresholds-now.ts";

/**
 * Other amounts, distances and lower floors for one agreement: one party proposes them, and every
 * party says yes, or the one that proposed takes them back.
 */
export function thresholdRoutes(deps: AssessmentDeps): Route[] {
  const { guard } = deps;
  const path = "/api/agreements/:agreement/thresholds";
  return [
    guard({
      method: "post",
      path: `${path}/propose`,
      action: "confirmDegree",
      body: ProposeThresholds,
      handle: (call) => propose(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/agree`,
      action: "confirmDegree",
      body: AgreeThresholds,
      handle: (call) => agree(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/withdraw`,
      action: "confirmDegree",
      body: WithdrawThresholds,
      handle: (call) => withdraw(deps, call),
    }),
  ];
}

async function propose(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof ProposeThresholds>>,
): Promise<Reply> {
  const { thresholds, reason } = call.body;
  await onCurrentResult(deps, call, "confirmDegree", async (tx, access, { parties }) => {
    const view = await thresholdsOf(tx, access, await sealedAnswers(tx, access));
    const { now, proposal } = view;
    const known = [now, ...(proposal === null || proposal.lapsed ? [] : [proposal.thresholds])];
    if (known.some((one) => sameThresholds(one, thresholds))) {
      throw new ProblemError("badValue", { field: "thresholds" });
    }
    const refusal = loweringRefusal(parties, { now, proposed: thresholds });
    if (refusal !== null) throw ProblemError.of(refusal);
    const number = ((await proposalsOf(tx, access)).at(-1)?.number ?? 0) + 1;
    const at = deps.clock.now().toISOString();
    const grounds = groundsFor(thresholds, { number, view, parties });
    await insertProposal(tx, access, { number, thresholds, grounds, reason, at });
    await deps.record(tx, {
      type: "thresholds.proposed",
      access,
      data: { number, about: aboutOf(now, thresholds), ...inWords(thresholds) },
      reason,
    });
    await sayYes(deps, tx, access, number);
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** What each lowered floor is lowered for; one that holds already keeps the proposal that lowered it. */
function groundsFor(
  thresholds: Thresholds,
  proposed: {
    readonly number: number;
    readonly view: ThresholdsView;
    readonly parties: readonly CurrentParty[];
  },
): Grounds {
  const { number, view, parties } = proposed;
  return Object.fromEntries(
    Object.entries(thresholds.lowered).map(([id, degree]) => {
      const held = view.lowered.find((one) => one.floor === id && one.degree === degree);
      const from = held?.holds === true ? held.number : number;
      return [id, { number: from, facts: groundsOf(id, parties, thresholds) }];
    }),
  );
}

async function agree(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof AgreeThresholds>>,
): Promise<Reply> {
  const { number } = call.body;
  await deps.storage.write(async (tx) => {
    const access = await againOpen(tx, call);
    const { agreed, proposal } = await thresholdsOf(tx, access, await sealedAnswers(tx, access));
    if (agreed?.number === number) return;
    if (proposal?.number !== number || proposal.lapsed) throw new ProblemError("resultChanged");
    await sayYes(deps, tx, access, number);
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** Only what is still open is taken back, and only by the party that proposed it (AS54). */
async function withdraw(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof WithdrawThresholds>>,
): Promise<Reply> {
  const { number } = call.body;
  await deps.storage.write(async (tx) => {
    const access = await againOpen(tx, call);
    const { proposal } = await thresholdsOf(tx, access, await sealedAnswers(tx, access));
    if (proposal?.number !== number) throw new ProblemError("resultChanged");
    if (proposal.organisationId !== access.organisationId) throw new ProblemError("notAllowed");
    await withdrawProposal(tx, access, { number, at: deps.clock.now().toISOString() });
    await deps.record(tx, { type: "thresholds.withdrawn", access, data: { number } });
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** The last yes makes them hold, and the rule runs again. */
async function sayYes(deps: AssessmentDeps, tx: Tx, access: Access, number: number): Promise<void> {
  const at = deps.clock.now().toISOString();
  if (!(await insertYes(tx, access, { number, at }))) return;
  await deps.record(tx, { type: "thresholds.agreed", access, data: { number } });
  await keepResult(deps, tx, access);
}

/** The guard's question once more, and: are the answers open to this party? */
async function againOpen(tx: Tx, call: GuardedCall<unknown>): Promise<Access> {
  const access = await again(tx, call, "confirmDegree");
  const sealed = (await revealedAt(tx, access)) === null || !(await hasFinished(tx, access));
  if (sealed) throw new ProblemError("assessmentSealed");
  return access;
}

/** What a line of the history says of them. The reason stands beside it: a line can never be taken back. */
function inWords({
  moneyBands,
  gapShare,
  gapDistance,
  lowered,
}: Thresholds): Record<string, number | string> {
  const floors = Object.entries(lowered).map(([id, degree]) => `${id} ${String(degree)}`);
  const named = floors.length === 0 ? {} : { lowered: floors.toSorted().join(", ") };
  return { ...moneyBands, gapShare, gapDistance, ...named };
}

/** What would change: `amounts`, `floors`, or `both`. */
function aboutOf(now: Thresholds, proposed: Thresholds): string {
  if (sameLowered(now, proposed)) return "amounts";
  return sameAmounts(now, proposed) ? "floors" : "both";
}
