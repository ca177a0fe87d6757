import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { questionById } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import { READINESS_PROMISE } from "#shared/assessment/trust.ts";
import { type Action, anyMay } from "#shared/permissions/may.ts";
import {
  AnswerSaved,
  AssessmentView,
  DraftStarted,
  Finished,
} from "#shared/protocol/assessment.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { get, NoReply, post, put } from "../api/client.ts";

/** An answer as it is kept: a score, a code, a list of codes, or null for "Not sure yet". */
export type Value = AnswerSaved["value"];

const url = (agreementId: string) => `/api/agreements/${encodeURIComponent(agreementId)}`;

const SEALED_POLL_MS = 2_000;

/** The assessment as its reader may see it. While answers are sealed it is asked again and again. */
export const assessmentQuery = (agreementId: string) =>
  queryOptions({
    queryKey: [...agreementKey(agreementId), "assessment"],
    queryFn: async ({ signal }) =>
      get(`${url(agreementId)}/assessment`, { signal }, AssessmentView),
    refetchInterval: ({ state }) => (state.data?.reveal === null ? SEALED_POLL_MS : false),
  });

export function useAssessment(agreementId: string) {
  return useQuery(assessmentQuery(agreementId));
}

/** May the reader do this now? The server asks the same table again. */
export function mayNow({ seats, phase }: AssessmentView, action: Action): boolean {
  return anyMay(seats, action, phase);
}

/**
 * What is sent of an answer. One about readiness says under which words of the page it was given: they
 * bind us to who may see it (AS70).
 */
export function promised(question: QuestionId, value: Value) {
  const ready = questionById(question)?.kind === "ready";
  return ready ? { value, promise: READINESS_PROMISE } : { value };
}

/** Keeps one answer. Two in a row are sent one after the other, so that the last one stays. */
export function useSaveAnswer(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    scope: { id: `answers of ${agreementId}` },
    mutationFn: async ({ question, value }: { question: QuestionId; value: Value }) =>
      put(
        `${url(agreementId)}/answers/${question}`,
        { body: promised(question, value) },
        AnswerSaved,
      ),
    onSuccess: refresh,
  });
}

/** Seals one's own party's answers; the last party opens them all. */
export function useFinish(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async () => post(`${url(agreementId)}/assessment/finish`, { body: {} }, Finished),
    onSuccess: refresh,
  });
}

/** Says yes to the degree, or to the proposal of this number, for one's own party. */
export function useConfirmDegree(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (body: { degree: Degree; inputsHash: string; proposal?: number }) =>
      post(`${url(agreementId)}/degree/confirm`, { body }, NoReply),
    onSettled: refresh,
  });
}

/** Proposes another degree than the computed one; one's own party has said yes to it with that. */
export function useProposeDegree(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (body: { degree: Degree; reason: string; inputsHash: string }) =>
      post(`${url(agreementId)}/degree/propose`, { body }, NoReply),
    onSettled: refresh,
  });
}

/** Moves the agreement to drafting with a first draft at the working degree. */
export function useStartDraft(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (body: { inputsHash: string }) =>
      post(`${url(agreementId)}/draft`, { body }, DraftStarted),
    onSettled: refresh,
  });
}

function useRefresh(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => queries.invalidateQueries({ queryKey: agreementKey(agreementId) });
}
