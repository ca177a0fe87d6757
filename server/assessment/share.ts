import { READY_IDS, type ReadyId } from "#shared/assessment/questions.ts";
import { sharingRefused } from "#shared/assessment/trust.ts";
import { ShareAnswer } from "#shared/protocol/sharing.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { againOpen } from "./asked-again.ts";
import type { AssessmentDeps } from "./deps.ts";
import { after } from "./save-answer.ts";
import { insertShare, openShare, sharedWithUs, withdrawShare } from "./share-store.ts";
import { lastAnswer, partiesOf } from "./store.ts";

/** Between two organisations: one shows the other a low answer about its readiness, and withdraws it. */
export function shareRoutes(deps: AssessmentDeps): Route[] {
  const path = "/api/agreements/:agreement/shared/:question";
  return [
    deps.guard({
      method: "put",
      path,
      action: "answer",
      body: ShareAnswer,
      handle: (call) => share(deps, call),
    }),
    deps.guard({
      method: "delete",
      path,
      action: "answer",
      handle: (call) => withdraw(deps, call),
    }),
  ];
}

/** The line in the history that everybody reads, whoever comes later too, names no statement (AS75). */
async function share(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof ShareAnswer>>,
): Promise<Reply> {
  const question = readyIn(call.params["question"] ?? "");
  await deps.storage.write(async (tx) => {
    const access = await againOpen(tx, call, "answer");
    const { value } = call.body;
    const sharedWith = await otherOf(tx, access, question, value);
    const open = await openShare(tx, access, question);
    if (open?.value === value) return;
    if (open !== null) throw new ProblemError("conflict");
    const earlier = await sharedWithUs(tx, access);
    const at = after(
      earlier.map((one) => one.withdrawn?.at ?? one.at),
      deps.clock.now(),
    );
    await insertShare(tx, access, { id: deps.random.id(), sharedWith, question, value, at });
    await deps.record(tx, { type: "readiness.shared", access, data: {} });
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/**
 * The one other organisation, when this answer may be shown to it.
 * @throws ProblemError as `sharingRefused` has it
 */
async function otherOf(
  tx: Tx,
  access: Access,
  question: ReadyId,
  value: z.infer<typeof ShareAnswer>["value"],
): Promise<string> {
  const parties = await partiesOf(tx, access);
  const answer = await lastAnswer(tx, access, question);
  const refusal = sharingRefused(answer, { parties: parties.length, value });
  if (refusal !== null) throw ProblemError.of(refusal);
  const other = parties.find(({ organisationId }) => organisationId !== access.organisationId);
  return other?.organisationId ?? "";
}

/** Withdrawing works whatever the answer and the parties are by now; what is not shared stays so. */
async function withdraw(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const question = readyIn(call.params["question"] ?? "");
  await deps.storage.write(async (tx) => {
    const access = await againOpen(tx, call, "answer");
    const open = await openShare(tx, access, question);
    if (open === null) return;
    await withdrawShare(tx, access, { question, at: after([open.at], deps.clock.now()) });
    await deps.record(tx, { type: "readiness.withdrawn", access, data: {} });
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** @throws ProblemError `unknownQuestion` for anything but readiness, naming it */
function readyIn(id: string): ReadyId {
  const ready = READY_IDS.find((known) => known === id);
  if (ready !== undefined) return ready;
  throw new ProblemError("unknownQuestion", { field: "question", params: { question: id } });
}
