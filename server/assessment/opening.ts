import type { Deadline, SetDeadline } from "#shared/protocol/opening.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply } from "../http/route.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import { again, hasFinished } from "./asked-again.ts";
import type { AssessmentDeps } from "./deps.ts";
import { deadlineOf, insertOpeningYes, openingYes, putDeadline } from "./opening-store.ts";
import { openAll, revealIfReady } from "./reveal.ts";
import { revealedAt, submissionsOf } from "./store.ts";

/** A lead sets the last day for answers, moves it, or takes it away (AS24). */
export async function setDeadline(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof SetDeadline>>,
): Promise<Reply> {
  const { due } = call.body;
  await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    if ((await revealedAt(tx, access)) !== null) throw new ProblemError("answersOpen");
    const at = deps.clock.now();
    if (due !== null && isOver(due, at)) throw new ProblemError("badValue", { field: "due" });
    await putDeadline(tx, access, { due, at: at.toISOString() });
    const data = due === null ? {} : { due };
    await deps.record(tx, { type: "assessment.deadline", access, data });
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** A party that has finished says yes to opening without those who are late (AS24). */
export async function openEarly(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const revealed = await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    if (await revealIfReady(deps, tx, access)) return true;
    if (!(await hasFinished(tx, access))) throw new ProblemError("assessmentIncomplete");
    const deadline = await deadlineOf(tx, access);
    const now = deps.clock.now();
    if (deadline === null || !isOver(deadline.due, now)) throw new ProblemError("deadlineAhead");
    if (await insertOpeningYes(tx, access, now.toISOString())) {
      await deps.record(tx, { type: "assessment.openingAgreed", access, data: {} });
    }
    if (!(await allSayYes(tx, access))) return false;
    await openAll(deps, tx, access);
    return true;
  });
  deps.changed?.(call.access.agreementId);
  return { json: { revealed } };
}

/** At least two parties have finished, and each of those says yes. */
async function allSayYes(tx: Tx, access: Access): Promise<boolean> {
  const finished = await submissionsOf(tx, access);
  const yes = await openingYes(tx, access);
  return (
    finished.length > 1 && finished.every(({ organisationId }) => yes.includes(organisationId))
  );
}

/** The deadline as everybody on the agreement sees it. */
export async function deadlineView(
  db: Reader,
  access: Access,
  now: Date,
): Promise<Deadline | null> {
  const deadline = await deadlineOf(db, access);
  if (deadline === null) return null;
  return {
    ...deadline,
    passed: isOver(deadline.due, now),
    yes: await openingYes(db, access),
  };
}

/** A day is over at the midnight that ends it, in UTC. */
function isOver(day: string, now: Date): boolean {
  return now.toISOString().slice(0, 10) > day;
}
