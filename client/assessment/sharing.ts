import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReadyId } from "#shared/assessment/questions.ts";
import type { Score } from "#shared/assessment/question.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { NoReply, put, remove } from "../api/client.ts";

const url = (agreementId: string, question: ReadyId) =>
  `/api/agreements/${encodeURIComponent(agreementId)}/shared/${question}`;

/** Shows the other one of two organisations a low answer of one's own. */
export function useShareAnswer(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async ({ question, value }: { question: ReadyId; value: Score }) =>
      put(url(agreementId, question), { body: { value } }, NoReply),
    onSettled: refresh,
  });
}

/** Stops showing it. That it was shared stays. */
export function useWithdrawShare(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (question: ReadyId) => remove(url(agreementId, question), {}, NoReply),
    onSettled: refresh,
  });
}

function useRefresh(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => queries.invalidateQueries({ queryKey: agreementKey(agreementId) });
}
