import type { AgreementDeps } from "../agreements/deps.ts";

/** What the example works with. */
export interface DemoDeps extends AgreementDeps {
  /** The example starts over: live rooms of these agreements are closed and forgotten. */
  readonly onReset: (agreementIds: readonly string[]) => void;
}
