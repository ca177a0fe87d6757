import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { DocumentJson } from "#shared/drafting/document.ts";
import { HouseWordingList } from "#shared/protocol/house-wordings.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { get, put, remove } from "../api/client.ts";

const path = (organisationId: string) =>
  `/api/organisations/${encodeURIComponent(organisationId)}/house-wordings`;
const key = (organisationId: string) => ["organisation", organisationId, "wordings"] as const;

/** What an organisation keeps, for those who lead an agreement for it. */
export const ownWordingsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: key(organisationId),
    queryFn: async ({ signal }) => get(path(organisationId), { signal }, HouseWordingList),
  });

export type OwnWordingAct =
  | {
      readonly kind: "change";
      readonly name: string;
      readonly words: DocumentJson;
      /** When what is changed was kept; somebody may have kept other words since. */
      readonly was: string;
    }
  | { readonly kind: "remove" };

/** Changes or removes a wording on the organisation's own page. */
export function useOwnWording(organisationId: string, clause: ClauseId) {
  const queries = useQueryClient();
  const one = `${path(organisationId)}/${clause}`;
  return useMutation({
    mutationFn: async (act: OwnWordingAct) => {
      if (act.kind === "remove") return remove(one, {}, HouseWordingList);
      const { name, words, was } = act;
      return put(one, { body: { name, words, was } }, HouseWordingList);
    },
    onSuccess: (list) => {
      queries.setQueryData<HouseWordingList>(key(organisationId), list);
    },
  });
}
