import type { ReviewView } from "#shared/protocol/periodic-review.ts";
import type { Recorder } from "../audit/record.ts";
import type { PeopleDeps } from "../people/deps.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import type { KeptFile } from "./kept-store.ts";
import type { AskedThresholds, OpenGate } from "./moves.ts";

/** What agreements work with: what people need, and what a later folder answers or does. */
export interface AgreementDeps extends PeopleDeps {
  /** Writes the history that every party reads, in the transaction of the fact. */
  readonly recorder: Recorder;
  /** The gates that are still open on an agreement in drafting; sign-off knows. */
  readonly openGates: (db: Reader, access: Access) => Promise<readonly OpenGate[]>;
  /** The proposed amounts or floors that every party is asked about; null for who owes its answers. */
  readonly thresholdsAsked: (db: Reader, access: Access) => Promise<AskedThresholds | null>;
  /** The review of a signed agreement that comes next or is open; null unless it is in force. */
  readonly reviewOf: (access: Access) => Promise<ReviewView | null>;
  /** A party has come or gone: the result is worked out again, in the same transaction. */
  readonly partiesChanged: (tx: Tx, access: Access) => Promise<void>;
  /** What this person's party has now, as files, read in the transaction in which it leaves. */
  readonly keptFiles: (tx: Tx, access: Access) => Promise<readonly KeptFile[]>;
  /** The signing round is void and the draft open again, in the same transaction; signers are told. */
  readonly voidRound: (tx: Tx, access: Access, reason: string) => Promise<void>;
}
