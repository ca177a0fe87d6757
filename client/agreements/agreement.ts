import { queryOptions, useQuery } from "@tanstack/react-query";
import { type Action, anyMay } from "#shared/permissions/may.ts";
import { AgreementView, type PartyView } from "#shared/protocol/agreements.ts";
import { get } from "../api/client.ts";

/** One agreement as its reader may see it. Forget it with `agreementKey` after a change. */
export const agreementQuery = (agreementId: string) =>
  queryOptions({
    queryKey: agreementKey(agreementId),
    queryFn: async ({ signal }) =>
      get(`/api/agreements/${encodeURIComponent(agreementId)}`, { signal }, AgreementView),
  });

/** Everything kept about one agreement stands under this key. */
export const agreementKey = (agreementId: string) => ["agreement", agreementId] as const;

export function useAgreement(agreementId: string) {
  return useQuery(agreementQuery(agreementId));
}

/** May the reader do this now? The server asks the same table again. */
export function mayNow(agreement: AgreementView, action: Action): boolean {
  return anyMay(agreement.seats, action, agreement.stage);
}

/** The party of an organisation, or undefined once it has left. */
export function partyOf(agreement: AgreementView, organisationId: string): PartyView | undefined {
  return agreement.parties.find((party) => party.organisationId === organisationId);
}
