import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { GateView } from "#shared/protocol/signoff.ts";
import { mayNow } from "../agreements/agreements.ts";

/** What the reader may do with one gate. The server asks the same again. */
export interface GateRights {
  readonly close: boolean;
  readonly waive: boolean;
}

/**
 * A lead closes the gates of the whole agreement and of their own party; none of these can be
 * waived. Legal review is closed by the party's own reviewer, or waived by its own director.
 */
export function gateRights(
  agreement: AgreementView,
  { gate, organisationId }: Pick<GateView, "gate" | "organisationId">,
): GateRights {
  const own = organisationId === null || organisationId === agreement.organisationId;
  if (!own) return { close: false, waive: false };
  if (gate === "legalReview") {
    return {
      close: mayNow(agreement, "closeLegalReview"),
      waive: mayNow(agreement, "waiveLegalReview"),
    };
  }
  return { close: mayNow(agreement, "closeGate"), waive: false };
}

/** Who settles a gate that the reader may not: by name where the party has somebody for it. */
export function whoMay(
  agreement: AgreementView,
  { gate, organisationId }: Pick<GateView, "gate" | "organisationId">,
): { readonly kind: "review" | "someReview" | "lead" | "someLead"; readonly names: string } {
  const legal = gate === "legalReview";
  const names = agreement.parties
    .filter((party) => organisationId === null || party.organisationId === organisationId)
    .flatMap((party) => party.people)
    .filter(({ roles }) => roles.includes(legal ? "legal" : "lead"))
    .map(({ name }) => name)
    .join(", ");
  if (legal) return { kind: names === "" ? "someReview" : "review", names };
  return { kind: names === "" ? "someLead" : "lead", names };
}
