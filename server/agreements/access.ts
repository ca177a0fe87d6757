import type { Phase, Seat } from "#shared/permissions/may.ts";
import type { Stage } from "#shared/agreements/stage.ts";

declare const granted: unique symbol;

/**
 * Proof that a person is on an agreement, and in which seats. Only `accessTo` makes one, and every
 * query for tenant data takes one, so a query without the check does not compile.
 */
export interface Access {
  readonly [granted]: true;
  readonly personId: string;
  readonly personName: string;
  readonly agreementId: string;
  readonly title: string;
  readonly stage: Stage;
  /** Which row of the table holds for this party: the stage, unless it owes its answers. */
  readonly phase: Phase;
  readonly membershipEpoch: number;
  /** The one organisation this person is here for. */
  readonly organisationId: string;
  readonly seats: readonly Seat[];
}

/** For `accessTo` alone. */
export function grant(facts: Omit<Access, typeof granted>): Access {
  // The brand exists only in the type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return facts as Access;
}
