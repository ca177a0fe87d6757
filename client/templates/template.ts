import { queryOptions } from "@tanstack/react-query";
import { TemplateView } from "#shared/protocol/templates.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { get } from "../api/client.ts";

/** Organisations come and go while a draft is open; nothing else of its template changes. */
const REFETCH_MS = 60_000;

/** What an agreement's draft was assembled from, with the parties as they are now. */
export const templateQuery = (agreementId: string) =>
  queryOptions({
    queryKey: [...agreementKey(agreementId), "template"],
    queryFn: async ({ signal }) =>
      get(`/api/agreements/${encodeURIComponent(agreementId)}/template`, { signal }, TemplateView),
    refetchInterval: REFETCH_MS,
  });
