import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { DocumentJson } from "#shared/drafting/document.ts";
import { HouseOfferList, HouseWordingList } from "#shared/protocol/house-wordings.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { agreementPath } from "../agreements/agreements.ts";
import { get, post, put, remove } from "../api/client.ts";

const OFTEN_MS = 5_000;
const keptPath = (agreementId: string) => `${agreementPath(agreementId)}/house-wordings`;
const keptKey = (agreementId: string) => [...agreementKey(agreementId), "houseWordings"] as const;
const offersKey = (agreementId: string) => [...agreementKey(agreementId), "houseOffers"] as const;

/** What one's own organisation keeps; its leads alone may ask. A colleague may change it meanwhile. */
export const houseWordingsQuery = (agreementId: string) =>
  queryOptions({
    queryKey: keptKey(agreementId),
    queryFn: async ({ signal }) => get(keptPath(agreementId), { signal }, HouseWordingList),
    refetchInterval: OFTEN_MS,
  });

/** Which organisations offered their own wording in this draft, asked for again every five seconds. */
export const houseOffersQuery = (agreementId: string) =>
  queryOptions({
    queryKey: offersKey(agreementId),
    queryFn: async ({ signal }) =>
      get(`${agreementPath(agreementId)}/house-offers`, { signal }, HouseOfferList),
    refetchInterval: OFTEN_MS,
  });

export type HouseAct =
  | { readonly kind: "keep"; readonly name: string; readonly words: DocumentJson }
  | { readonly kind: "remove" };

/** Keeps one's own wording of a clause, or no longer. */
export function useHouseWording(agreementId: string, clause: ClauseId) {
  const queries = useQueryClient();
  const path = `${keptPath(agreementId)}/${clause}`;
  return useMutation({
    mutationFn: async (act: HouseAct) => {
      if (act.kind === "remove") return remove(path, {}, HouseWordingList);
      return put(path, { body: { name: act.name, words: act.words } }, HouseWordingList);
    },
    onSuccess: (list) => {
      queries.setQueryData<HouseWordingList>(keptKey(agreementId), list);
    },
  });
}

/** Says to every party that these lines, which go in next, are one's own wording. */
export function useHouseOffer(agreementId: string, clause: ClauseId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (lines: readonly string[]) =>
      post(`${keptPath(agreementId)}/${clause}/offer`, { body: { lines } }, HouseOfferList),
    onSuccess: (list) => {
      queries.setQueryData<HouseOfferList>(offersKey(agreementId), list);
    },
  });
}
