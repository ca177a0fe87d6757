import { LegalForm } from "#shared/agreements/party.ts";
import { gateOfForm } from "#shared/agreements/signing-rule.ts";
import type { Gate } from "#shared/assessment/floor.ts";

/** A gate that must be closed or waived: for one party, or (null) once for the whole agreement. */
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
