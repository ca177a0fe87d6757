import { LegalForm } from "#shared/agreements/party.ts";
import { gateOfForm } from "#shared/agreements/signing-rule.ts";
import type { Gate } from "#shared/assessment/floor.ts";

/**
 * Legal review alone has a waiver (assessment 2.5: the party's reviewer marks it done, "or its
 * director records a waiver"). Every other check must be closed, whatever asks for it:
 * - law, regulator and funder cannot be waived; only the fact behind them can change.
 * - policy (`executionCheck` of large sums) may be lowered by every party's consent with a written
 *   reason. What they lower is the degree; its checks stay (AS50), and one lead's word is not
 *   everybody's consent.
 * - a profile (`executionCheck` of a council, `namedTrustees`) is what an organisation is in law.
 * None of these is a dead end: each closes with what is true, for instance that no deed is needed.
 */
const WAIVABLE: readonly Gate[] = ["legalReview"];

export const mayBeWaived = (gate: string): boolean => WAIVABLE.some((one) => one === gate);

/**
 * Does what was recorded settle the check? A waiver from the time when any check could be waived is
 * history: it does not count for a freeze that is still to come, and changes nothing that is frozen.
 */
export function counts(settled: {
  readonly gate: string;
  readonly state: "closed" | "waived";
}): boolean {
  return settled.state === "closed" || mayBeWaived(settled.gate);
}

/** A gate that must be settled: for one party, or (null) once for the whole agreement. */
export interface NeededGate {
  readonly gate: Gate;
  readonly party: string | null;
}

export interface GateParty {
  readonly id: string;
  readonly legalForm: string;
}

/** Gates that each party settles for itself (assessment 2.5). */
const FOR_EACH: readonly Gate[] = ["legalReview", "executionCheck", "deed", "namedTrustees"];

/** Profile gates name only the parties whose form brings them (PR-02, PR-03). */
const BY_FORM: readonly Gate[] = ["namedTrustees", "executionCheck"];

/**
 * The gates of an agreement, one for each party where each must settle it.
 * @param gates all of them, from facts and from profiles
 * @param byFacts those that a fact asks of every party, whatever its form
 */
export function neededGates(
  gates: readonly Gate[],
  byFacts: readonly Gate[],
  parties: readonly GateParty[],
): NeededGate[] {
  return [...new Set(gates)].flatMap((gate): NeededGate[] => {
    if (!FOR_EACH.includes(gate)) return [{ gate, party: null }];
    const everyone = byFacts.includes(gate) || !BY_FORM.includes(gate);
    return parties
      .filter(({ legalForm }) => everyone || gateOf(legalForm) === gate)
      .map(({ id }) => ({ gate, party: id }));
  });
}

function gateOf(legalForm: string): Gate | null {
  const form = LegalForm.safeParse(legalForm);
  return form.success ? gateOfForm(form.data) : null;
}
