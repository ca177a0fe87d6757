import type { Access } from "../agreements/access.ts";
import type { GuardedRoute } from "../agreements/guard.ts";
import type { Clock, Random } from "../clock.ts";
import type { Storage, Tx } from "../storage/storage.ts";

/** A line for the history that every party reads. Never an answer that is sealed or private. */
export interface AssessmentEvent {
  readonly type:
    | "assessment.finished"
    | "assessment.revealed"
    | "answer.changed"
    | "degree.confirmed"
    | "template.matched";
  readonly access: Access;
  readonly data: Readonly<Record<string, string | number>>;
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
  /**
   * Assembles and keeps the first draft at the degree of the agreement, in the same transaction:
   * there is no drafting stage without a draft. The agreement is in stage drafting by then.
   */
  readonly createDraft: (tx: Tx, access: Access) => Promise<void>;
  /** Called after a commit that others may want to see at once. */
  readonly changed?: (agreementId: string) => void;
}
