import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Tx } from "../storage/storage.ts";
import type { Current } from "./current.ts";
import type { AssessmentDeps } from "./deps.ts";
import { keepResult } from "./reveal.ts";
import { revealedAt, submissionsOf } from "./store.ts";

/**
 * Works on the result that the caller has seen. If a profile or an answer has changed since, the
 * newer result is kept and the caller is told, with nothing else done.
 * @throws ProblemError `assessmentSealed` before the reveal, `resultChanged` for an older result
 */
export async function onCurrentResult<Done>(
  deps: AssessmentDeps,
  call: GuardedCall<{ readonly inputsHash: string }>,
  action: "confirmDegree" | "startDraft",
  work: (tx: Tx, access: Access, current: Current) => Promise<Done>,
): Promise<Done> {
  const outcome = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, action);
    if ((await revealedAt(tx, access)) === null) throw new ProblemError("assessmentSealed");
    if (!(await hasFinished(tx, access))) throw new ProblemError("assessmentSealed");
    const current = await keepResult(deps, tx, access);
    if (current.inputsHash !== call.body.inputsHash) return { changed: true } as const;
    return { changed: false, done: await work(tx, access, current) } as const;
  });
  if (outcome.changed) throw new ProblemError("resultChanged");
  return outcome.done;
}

/** The guard's question once more, inside the transaction that the answer decides. */
export async function again(
  tx: Tx,
  call: GuardedCall<unknown>,
  action:
    "answer" | "answerAsked" | "confirmDegree" | "noteAgreed" | "startDraft" | "reviewAgreement",
): Promise<Access> {
  return require(tx, call.session, { agreementId: call.access.agreementId, action });
}

/** The guard's question once more, and: are the answers open to this party? */
export async function againOpen(
  tx: Tx,
  call: GuardedCall<unknown>,
  action: "answer" | "noteAgreed",
): Promise<Access> {
  const access = await again(tx, call, action);
  const sealed = (await revealedAt(tx, access)) === null || !(await hasFinished(tx, access));
  if (sealed) throw new ProblemError("assessmentSealed");
  return access;
}

/** Has the party of this person sealed its answers? */
export async function hasFinished(tx: Tx, access: Access): Promise<boolean> {
  return (await finishedAt(tx, access)) !== null;
}

/** When the party of this person sealed its answers, or null. */
export async function finishedAt(tx: Tx, access: Access): Promise<string | null> {
  const finished = await submissionsOf(tx, access);
  const own = finished.find(({ organisationId }) => organisationId === access.organisationId);
  return own?.at ?? null;
}
