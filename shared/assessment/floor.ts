import type { Degree } from "./degrees.ts";
import type { Answers, QuestionId } from "./questions.ts";
import type { Thresholds } from "./thresholds.ts";

/** Why a floor stands. Only a `policy` floor may ever be lowered; for the others the fact must change. */
export type Basis = "law" | "regulator" | "funder" | "policy";

/** Something that must be settled before an agreement is frozen; who may waive it: `signoff/gates.ts`. */
export type Gate =
  | "legalReview"
  | "executionCheck"
  | "dpiaScreen"
  | "safeguardingLead"
  | "funderApproval"
  | "produceLetter"
  | "deed"
  | "namedTrustees";

/** A fact that asks for at least some degree, and for clauses and gates, whatever the practice is. */
export interface Floor {
  readonly id: `FL-${string}`;
  /** The fact in words, true of the parties that reported it, at the standard thresholds. */
  readonly because: string;
  /** The same at other thresholds, where they change the words. */
  readonly becauseAt?: (thresholds: Thresholds) => string;
  /** The questions that the condition reads, the deciding one first. */
  readonly questions: readonly QuestionId[];
  readonly when: (answers: Answers, thresholds: Thresholds) => boolean;
  readonly min: (answers: Answers, thresholds: Thresholds) => Degree;
  readonly clauses: readonly string[];
  readonly gates?: readonly Gate[];
  readonly basis: Basis;
  /** A judgement rather than a fact: it counts only when more than half of the parties report it. */
  readonly soft?: true;
}
