import type { FactId } from "#shared/assessment/questions.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Assessed } from "#shared/assessment/assess.ts";
import type { Gate } from "#shared/assessment/floor.ts";
import { outline, outlinedClauses } from "#shared/templates/outline.ts";
import type { OutlinedClause } from "#shared/templates/outline.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { currentResult } from "./current.ts";
import type { CurrentParty } from "./current.ts";
import { degreeInQuestion } from "./in-question.ts";
import type { AgreedDegree } from "./in-question.ts";
import { openAnswers, partiesOf } from "./store.ts";
import { thresholdsOf } from "./thresholds-now.ts";

/** Where the assessment stands, for the draft that is made from it and for the pre-flight. */
export interface Standing {
  readonly result: Assessed;
  /** The degree that every party's lead has said yes to, or null. */
  readonly agreed: AgreedDegree | null;
  /** The degree the draft has: the one agreed by hand, else the one that follows from the answers. */
  readonly workingDegree: Degree;
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
  const thresholds = (await thresholdsOf(db, access, answers)).now;
  const { parties, result, inputsHash } = currentResult(everyone, answers, thresholds);
  if (result.state === "waiting") return null;
  const question = await degreeInQuestion(db, access, { result, inputsHash, parties: everyone });
  const workingDegree = question.agreed?.degree ?? result.workingDegree;
  const fitted = { ...result, workingDegree };
  return {
    result,
    agreed: question.agreed,
    workingDegree,
    parties,
    inputsHash,
    clauses: outlinedClauses(fitted, parties),
    gates: [...new Set([...result.gates, ...outline(fitted, parties).profile.gates])],
    disputed: result.disputed,
    unsure: result.unsure,
    unconfirmed: question.unconfirmed,
  };
}
