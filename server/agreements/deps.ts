import type { Recorder } from "../audit/record.ts";
import type { PeopleDeps } from "../people/deps.ts";
import type { Reader } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import type { OpenGate } from "./moves.ts";

/** What agreements work with: what people need, and one question that a later folder answers. */
export interface AgreementDeps extends PeopleDeps {
  /** Writes the history that every party reads, in the transaction of the fact. */
  readonly recorder: Recorder;
  /** The gates that are still open on an agreement in drafting; sign-off knows. */
  readonly openGates: (db: Reader, access: Access) => Promise<readonly OpenGate[]>;
}
