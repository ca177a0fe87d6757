import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { RemovalList, type RemovalView } from "#shared/protocol/clauses.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { agreementPath } from "../agreements/agreements.ts";
import { get, post } from "../api/client.ts";

const OFTEN_MS = 5_000;
const path = (agreementId: string) => `${agreementPath(agreementId)}/removals`;
const key = (agreementId: string) => [...agreementKey(agreementId), "removals"] as const;

/** What the parties want to leave out, asked for again every five seconds while it is looked at. */
export const removalsQuery = (agreementId: string) =>
  queryOptions({
    queryKey: key(agreementId),
    queryFn: async ({ signal }) => get(path(agreementId), { signal }, RemovalList),
    refetchInterval: OFTEN_MS,
  });

export type RemovalAct =
  | { readonly kind: "propose"; readonly clause: string; readonly reason: string }
  | { readonly kind: "agree" | "keep"; readonly removal: RemovalView };

/** Proposes to leave a clause out, agrees to it, or keeps the clause. */
export function useRemoval(agreementId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (act: RemovalAct) => {
      const { to, body } = requestOf(act);
      return post(`${path(agreementId)}${to}`, { body }, RemovalList);
    },
    onSuccess: (list) => {
      queries.setQueryData<RemovalList>(key(agreementId), list);
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: key(agreementId) });
    },
  });
}

function requestOf(act: RemovalAct): { readonly to: string; readonly body: unknown } {
  if (act.kind === "propose") return { to: "", body: { clause: act.clause, reason: act.reason } };
  const { clause, number } = act.removal;
  return { to: `/${encodeURIComponent(clause)}/${act.kind}`, body: { number } };
}
