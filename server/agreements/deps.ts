import type { PeopleDeps } from "../people/deps.ts";
import type { Reader } from "../storage/storage.ts";
import type { OpenGate } from "./moves.ts";

/** What agreements work with: what people need, and one question that a later folder answers. */
export interface AgreementDeps extends PeopleDeps {
  /** The gates that are still open on an agreement in drafting; sign-off knows. */
  readonly openGates: (db: Reader, agreementId: string) => Promise<readonly OpenGate[]>;
}
