import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { AgreementView, PartyView } from "#shared/protocol/agreements.ts";
import { agreementQuery, agreementsQuery } from "./agreements.ts";

/** Everything kept about one agreement stands under this key. */
export const agreementKey = (agreementId: string) => ["agreement", agreementId] as const;

export function useAgreement(agreementId: string) {
  return useQuery(agreementQuery(agreementId));
}

/** After a step that changes whose move it is: asks again for all that is shown about it. */
export async function forgetAgreement(queries: QueryClient, agreementId: string): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: agreementKey(agreementId) }),
    queries.invalidateQueries(agreementsQuery),
  ]);
}

/** The party of an organisation, or undefined once it has left. */
export function partyOf(agreement: AgreementView, organisationId: string): PartyView | undefined {
  return agreement.parties.find((party) => party.organisationId === organisationId);
}
