import type { FactId } from "#shared/assessment/questions.ts";
import type { Assessed } from "#shared/assessment/assess.ts";
import type { Gate } from "#shared/assessment/floor.ts";
import { outline, outlinedClauses } from "#shared/templates/outline.ts";
import type { OutlinedClause } from "#shared/templates/outline.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { currentResult } from "./current.ts";
import type { CurrentParty } from "./current.ts";
import { confirmationsOf } from "./result-store.ts";
import { openAnswers, partiesOf } from "./store.ts";

/** Where the assessment stands, for the draft that is made from it and for the pre-flight. */
export interface Standing {
  readonly result: Assessed;
  readonly parties: readonly CurrentParty[];
  readonly inputsHash: string;
  /** The clauses of the outline, each with its reasons. */
  readonly clauses: readonly OutlinedClause[];
  /** The gates of the floors and of the parties' profiles, each once. */
  readonly gates: readonly Gate[];
  readonly disputed: readonly FactId[];
  readonly unsure: readonly FactId[];
  /** The parties whose lead has not said yes to the degree as it is now. */
  readonly unconfirmed: readonly string[];
}

/**
 * The standing by the newest answers and profiles. `null` while the answers are sealed.
 * @param db a transaction, wherever the standing decides a write
 */
export async function standingOf(db: Reader, access: Access): Promise<Standing | null> {
  const answers = await openAnswers(db, access);
  if (answers === null) return null;
  const everyone = await partiesOf(db, access);
  const { parties, result, inputsHash } = currentResult(everyone, answers);
  if (result.state === "waiting") return null;
  const confirmed = (await confirmationsOf(db, access)).filter(
    (said) => said.inputsHash === inputsHash && said.degree === result.degree,
  );
  return {
    result,
    parties,
    inputsHash,
    clauses: outlinedClauses(result, parties),
    gates: [...new Set([...result.gates, ...outline(result, parties).profile.gates])],
    disputed: result.disputed,
    unsure: result.unsure,
    unconfirmed: everyone
      .filter(({ organisationId }) =>
        confirmed.every((said) => said.organisationId !== organisationId),
      )
      .map(({ organisationId }) => organisationId),
  };
}
