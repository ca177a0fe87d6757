import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import type { Tx } from "../storage/storage.ts";
import { currentResult } from "./current.ts";
import type { Current } from "./current.ts";
import type { AssessmentDeps } from "./deps.ts";
import { insertRevision, latestRevision } from "./result-store.ts";
import {
  awaitedPartners,
  partiesOf,
  reveal,
  revealedAt,
  sealedAnswers,
  submissionsOf,
} from "./store.ts";

/**
 * Opens all answers to all parties at once, when nobody is waited for any more: at least two
 * parties, every one finished, no invited partner outstanding. Result, reveal and the line in the
 * history are one transaction.
 * @returns whether the answers are open now
 */
export async function revealIfReady(
  deps: Pick<AssessmentDeps, "clock" | "record">,
  tx: Tx,
  access: Access,
): Promise<boolean> {
  if ((await revealedAt(tx, access)) !== null) {
    await keepResult(deps, tx, access);
    return true;
  }
  const parties = await partiesOf(tx, access);
  const finished = await submissionsOf(tx, access);
  const awaited = await awaitedPartners(tx, access);
  if (parties.length < 2 || finished.length < parties.length || awaited.length > 0) return false;
  await reveal(tx, access, deps.clock.now().toISOString());
  const { result, inputsHash } = await keepResult(deps, tx, access);
  await deps.record(tx, {
    type: "assessment.revealed",
    access,
    data: { state: result.state, inputsHash, templateVersion: LIBRARY_VERSION },
  });
  return true;
}

/** Runs the rule again and keeps the result as a new revision, if anything that counts changed. */
export async function keepResult(
  deps: Pick<AssessmentDeps, "clock">,
  tx: Tx,
  access: Access,
): Promise<Current> {
  const current = currentResult(await partiesOf(tx, access), await sealedAnswers(tx, access));
  const last = await latestRevision(tx, access);
  if (last?.inputsHash !== current.inputsHash) {
    await insertRevision(tx, access, {
      revision: (last?.revision ?? 0) + 1,
      inputsHash: current.inputsHash,
      templateVersion: LIBRARY_VERSION,
      result: current.result,
      at: deps.clock.now().toISOString(),
    });
  }
  return current;
}
