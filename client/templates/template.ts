import { queryOptions } from "@tanstack/react-query";
import { TemplateView } from "#shared/protocol/templates.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { get } from "../api/client.ts";

/** What an agreement's draft was assembled from. It never changes once the draft exists. */
export const templateQuery = (agreementId: string) =>
  queryOptions({
    queryKey: [...agreementKey(agreementId), "template"],
    queryFn: async ({ signal }) =>
      get(`/api/agreements/${encodeURIComponent(agreementId)}/template`, { signal }, TemplateView),
    staleTime: Number.POSITIVE_INFINITY,
  });
