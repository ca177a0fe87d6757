import { proposalRefusal } from "#shared/assessment/by-hand.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { ConfirmDegree, ProposeDegree } from "#shared/protocol/assessment.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { onCurrentResult } from "./asked-again.ts";
import type { Current } from "./current.ts";
import type { AssessmentDeps } from "./deps.ts";
import { degreeInQuestion } from "./in-question.ts";
import { insertProposal, proposalOf } from "./proposal-store.ts";
import { moveDegree, putConfirmation } from "./result-store.ts";
import { partiesOf } from "./store.ts";

type Confirm = z.infer<typeof ConfirmDegree>;

/** The caller's party says yes: to the computed degree, or to exactly the proposal that it names. */
export async function confirmDegree(
  deps: AssessmentDeps,
  call: GuardedCall<Confirm>,
): Promise<Reply> {
  await onCurrentResult(deps, call, "confirmDegree", async (tx, access, current) => {
    const open = await openDegree(tx, access, { current, proposal: call.body.proposal });
    if (open !== call.body.degree) throw new ProblemError("resultChanged");
    await sayYes(deps, tx, { access, yes: call.body });
    await moveWhenAgreed(tx, access, current);
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** The caller's party proposes another degree, and says yes to it in the same breath. */
export async function proposeDegree(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof ProposeDegree>>,
): Promise<Reply> {
  const { degree, reason, inputsHash } = call.body;
  await onCurrentResult(deps, call, "confirmDegree", async (tx, access, current) => {
    const { result } = current;
    if (result.state === "waiting") throw new ProblemError("degreeNotOpen");
    const refusal = proposalRefusal(result, { degree, reason });
    if (refusal !== null) throw ProblemError.of(refusal);
    const at = deps.clock.now().toISOString();
    const proposal = await insertProposal(tx, access, { degree, reason, inputsHash, at });
    await sayYes(deps, tx, { access, yes: { degree, inputsHash, proposal } });
    await moveWhenAgreed(tx, access, current);
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** @throws ProblemError `degreeNotOpen` without a degree, `resultChanged` for another proposal */
async function openDegree(
  tx: Tx,
  access: Access,
  asked: { readonly current: Current; readonly proposal: number | undefined },
): Promise<Degree> {
  const { result, inputsHash } = asked.current;
  if (asked.proposal !== undefined) {
    const standing = await proposalOf(tx, access, inputsHash);
    if (standing?.number !== asked.proposal) throw new ProblemError("resultChanged");
    return standing.degree;
  }
  if (result.state === "waiting" || result.degree === null) throw new ProblemError("degreeNotOpen");
  return result.degree;
}

/** The last yes makes the degree that of the agreement. */
async function moveWhenAgreed(
  tx: Tx,
  access: Access,
  { result, inputsHash }: Current,
): Promise<void> {
  if (result.state === "waiting") return;
  const parties = await partiesOf(tx, access);
  const { agreed } = await degreeInQuestion(tx, access, { result, inputsHash, parties });
  if (agreed !== null) await moveDegree(tx, access, agreed.degree);
}

/** The yes and its line in the history. The reason stays out: a line can never be taken back. */
async function sayYes(
  deps: AssessmentDeps,
  tx: Tx,
  { access, yes }: { readonly access: Access; readonly yes: Confirm },
): Promise<void> {
  const { degree, inputsHash, proposal } = yes;
  const at = deps.clock.now().toISOString();
  await putConfirmation(tx, access, { degree, inputsHash, at, proposal });
  const method = proposal === undefined ? "computed" : "byHand";
  await deps.record(tx, { type: "degree.confirmed", access, data: { degree, inputsHash, method } });
}
