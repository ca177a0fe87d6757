import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ReviewClosed, ReviewView } from "#shared/protocol/periodic-review.ts";
import { forgetAgreement, agreementKey } from "../agreements/agreement.ts";
import { get, NoReply, post, put } from "../api/client.ts";

const url = (agreementId: string) =>
  `/api/agreements/${encodeURIComponent(agreementId)}/periodic-review`;

/** Others look again too: while it is open the page asks now and then. */
const POLL_MS = 10_000;

/** The review that comes next or is open. */
export function useReview(agreementId: string) {
  return useQuery({
    queryKey: [...agreementKey(agreementId), "periodic-review"],
    queryFn: async ({ signal }) => get(url(agreementId), { signal }, ReviewView),
    refetchInterval: POLL_MS,
  });
}

/** Opens the review for all. */
export function useOpenReview(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async () => post(`${url(agreementId)}/open`, { body: {} }, NoReply),
    onSettled: refresh,
  });
}

/** One's own party has looked at its answers, and they hold as they are now. */
export function useLookedAgain(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async () => post(`${url(agreementId)}/answers`, { body: {} }, NoReply),
    onSettled: refresh,
  });
}

/** Writes what the review decided; one's own party says yes to it with that. */
export function useNoteReview(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (body: { words: string; inputsHash: string }) =>
      put(`${url(agreementId)}/note`, { body }, ReviewClosed),
    onSettled: refresh,
  });
}

/** Says yes to closing with exactly this note. */
export function useCloseReview(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (body: { note: number; inputsHash: string }) =>
      post(`${url(agreementId)}/close`, { body }, ReviewClosed),
    onSettled: refresh,
  });
}

function useRefresh(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => forgetAgreement(queries, agreementId);
}
