import type { ReviewTerms } from "#shared/assessment/review-date.ts";
import type { Access } from "../agreements/access.ts";
import type { GuardedRoute } from "../agreements/guard.ts";
import type { Clock, Random } from "../clock.ts";
import type { Storage, Tx } from "../storage/storage.ts";

/** A line for the history that every party reads. Never an answer that is sealed or private. */
export interface AssessmentEvent {
  readonly type:
    | "assessment.finished"
    | "assessment.deadline"
    | "assessment.openingAgreed"
    | "assessment.revealed"
    | "fact.confirmed"
    | "note.agreed"
    | "answer.changed"
    | "readiness.shared"
    | "readiness.withdrawn"
    | "degree.confirmed"
    | "thresholds.proposed"
    | "thresholds.agreed"
    | "thresholds.withdrawn"
    | "template.matched"
    | "review.opened"
    | "review.answered"
    | "review.agreed"
    | "review.closed";
  readonly access: Access;
  readonly data: Readonly<Record<string, string | number>>;
  /** What somebody wrote for all to read. It stands beside the line and can be erased. */
  readonly reason?: string;
}

/** An agreement as a mail about it names it. */
export interface About {
  readonly agreementId: string;
  readonly title: string;
}

/** What the assessment stands on. Tests pass their own. */
export interface AssessmentDeps {
  readonly storage: Storage;
  readonly guard: GuardedRoute;
  readonly clock: Clock;
  readonly random: Random;
  /** Writes the line in the same transaction as the fact. */
  readonly record: (tx: Tx, event: AssessmentEvent) => Promise<void>;
  /** Mail to the leads of all parties: the answers are open. Same transaction. */
  readonly tellRevealed: (tx: Tx, access: Access) => Promise<void>;
  /** Mail to a colleague who is asked to answer one question. Same transaction. */
  readonly tellAsked: (
    tx: Tx,
    access: Access,
    asked: { readonly email: string; readonly question: string },
  ) => Promise<void>;
  /** Mail to every lead: what is signed is lighter than the facts need. Same transaction. */
  readonly tellOutgrown: (tx: Tx, access: Access) => Promise<void>;
  /** Mail to the leads of these organisations: the last day for answers is near. Same transaction. */
  readonly tellLastDay: (
    tx: Tx,
    about: About & { readonly due: string; readonly organisations: readonly string[] },
  ) => Promise<void>;
  /** Mail to every lead: a review is due. Same transaction. */
  readonly tellReviewDue: (tx: Tx, about: About & { readonly due: string }) => Promise<void>;
  /** What the words that were signed say of reviews. */
  readonly reviewTerms: (agreementId: string) => Promise<ReviewTerms>;
  /** The library ids of the clauses in the text of the draft, as it is or as it was signed. */
  readonly clausesNow: (agreementId: string) => Promise<readonly string[]>;
  /**
   * Assembles and keeps the first draft at the degree of the agreement, in the same transaction:
   * there is no drafting stage without a draft. The agreement is in stage drafting by then.
   */
  readonly createDraft: (tx: Tx, access: Access) => Promise<void>;
  /** Called after a commit that others may want to see at once. */
  readonly changed?: (agreementId: string) => void;
}
