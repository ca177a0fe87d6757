import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { Finished } from "#shared/protocol/assessment.ts";
import { FactSaid } from "#shared/protocol/settling.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { NoReply, post, put, remove } from "../api/client.ts";

const url = (agreementId: string) => `/api/agreements/${encodeURIComponent(agreementId)}`;

/** Sets the last day for answers, or takes it away. */
export function useSetDeadline(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (due: string | null) =>
      put(`${url(agreementId)}/assessment/deadline`, { body: { due } }, NoReply),
    onSuccess: refresh,
  });
}

/** Says yes to opening the answers without those who are late. */
export function useOpenEarly(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async () =>
      post(`${url(agreementId)}/assessment/open-early`, { body: {} }, Finished),
    onSettled: refresh,
  });
}

/** Says yes to one value of a fact for one's own party. */
export function useConfirmFact(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async ({
      question,
      value,
    }: {
      question: QuestionId;
      value: string | readonly string[];
    }) => put(`${url(agreementId)}/facts/${question}`, { body: { value } }, FactSaid),
    onSettled: refresh,
  });
}

/** Takes one's own party's yes to a fact back. */
export function useTakeFactBack(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (question: QuestionId) =>
      remove(`${url(agreementId)}/facts/${question}`, {}, NoReply),
    onSettled: refresh,
  });
}

/** Keeps what all have agreed about a question; empty words take it away. */
export function useSaveAgreed(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async ({ question, words }: { question: QuestionId; words: string }) =>
      put(`${url(agreementId)}/agreed/${question}`, { body: { words } }, NoReply),
    onSuccess: refresh,
  });
}

function useRefresh(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => queries.invalidateQueries({ queryKey: agreementKey(agreementId) });
}
