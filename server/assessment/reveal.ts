import type { Answers } from "#shared/assessment/questions.ts";
import { READINESS_PROMISE, TRUST_IDS, trustNeedsTalk } from "#shared/assessment/trust.ts";
import type { ResultInputs } from "#shared/protocol/result.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import type { Tx } from "../storage/storage.ts";
import { currentResult, newest } from "./current.ts";
import type { Current } from "./current.ts";
import { sharedAnswers } from "./shared-answers.ts";
import type { AssessmentDeps } from "./deps.ts";
import { insertRevision, latestRevision } from "./result-store.ts";
import {
  awaitedPartners,
  partiesOf,
  reveal,
  revealedAt,
  sealedAnswers,
  submissionsOf,
  type StoredAnswer,
} from "./store.ts";
import { thresholdsOf } from "./thresholds-now.ts";

/**
 * Opens all answers to all parties at once, when nobody is waited for any more: at least two
 * parties, every one finished, no invited partner outstanding. Result, reveal and the line in the
 * history are one transaction.
 * @returns whether the answers are open now
 */
export async function revealIfReady(
  deps: Pick<AssessmentDeps, "clock" | "record" | "tellRevealed">,
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
  await openAll(deps, tx, access);
  return true;
}

/**
 * Opens the answers of every party that has finished, to all of them, for good: the reveal, its
 * result, the line in the history and the mail to every lead.
 */
export async function openAll(
  deps: Pick<AssessmentDeps, "clock" | "record" | "tellRevealed">,
  tx: Tx,
  access: Access,
): Promise<void> {
  const trustTalk = trustNeedsTalk(trustAnswers(await sealedAnswers(tx, access)));
  await reveal(tx, access, { at: deps.clock.now().toISOString(), trustTalk });
  const { result, inputsHash } = await keepResult(deps, tx, access);
  await deps.record(tx, {
    type: "assessment.revealed",
    access,
    data: { state: result.state, inputsHash, templateVersion: LIBRARY_VERSION },
  });
  await deps.tellRevealed(tx, access);
}

/** The newest answers about trust of each party, as far as the words they were given under allow (AS70). */
function trustAnswers(answers: readonly StoredAnswer[]): readonly Answers[] {
  const parties = [...new Set(answers.map(({ organisationId }) => organisationId))];
  return parties.map((party) => {
    const own = answers.filter(({ organisationId }) => organisationId === party);
    const last = TRUST_IDS.map((id) => own.findLast(({ question }) => question === id));
    return newest(
      last.filter((one) => one !== undefined).filter(({ promise }) => promise >= READINESS_PROMISE),
    );
  });
}

/** Runs the rule again and keeps the result as a new revision, if anything that counts changed. */
export async function keepResult(
  deps: Pick<AssessmentDeps, "clock">,
  tx: Tx,
  access: Access,
): Promise<Current> {
  const answers = await sealedAnswers(tx, access);
  const { now } = await thresholdsOf(tx, access, answers);
  const current = currentResult(await partiesOf(tx, access), answers, now);
  const last = await latestRevision(tx, access);
  if (last?.inputsHash !== current.inputsHash) {
    await insertRevision(tx, access, {
      revision: (last?.revision ?? 0) + 1,
      inputsHash: current.inputsHash,
      templateVersion: LIBRARY_VERSION,
      result: current.result,
      inputs: inputsOf(current),
      at: deps.clock.now().toISOString(),
    });
  }
  return current;
}

/** What the result was computed from, without readiness: enough to compute it again, ever after. */
function inputsOf({ parties, thresholds }: Current): ResultInputs {
  return {
    thresholds,
    parties: parties.map((party) => ({
      organisationId: party.organisationId,
      name: party.name,
      shortName: party.shortName,
      mark: party.mark,
      legalForm: party.legalForm,
      languages: party.languages,
      publicAuthority: party.publicAuthority,
      answers: sharedAnswers(party.answers),
    })),
  };
}
