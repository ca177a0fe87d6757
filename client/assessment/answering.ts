import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { WhoIsHere } from "#shared/protocol/answering.ts";
import { AnswerSaved, type AssessmentView } from "#shared/protocol/assessment.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { NoReply, post, put, remove } from "../api/client.ts";
import { mayNow, promised, type Value } from "./assessment.ts";

const url = (agreementId: string) => `/api/agreements/${encodeURIComponent(agreementId)}`;

/** A page says this often that it is still at its question. */
const HERE_EVERY_MS = 5_000;

/** Says that this page is at a question, and hears which colleagues are at one. */
export function useWhoIsHere(agreementId: string, question: QuestionId, answering: boolean) {
  return useQuery({
    queryKey: ["here", agreementId, question],
    queryFn: async ({ signal }) =>
      post(`${url(agreementId)}/assessment/here`, { body: { question }, signal }, WhoIsHere),
    refetchInterval: HERE_EVERY_MS,
    enabled: answering,
  });
}

/** The open ask for a question that is for this reader, or undefined. */
export function askFor({ asks, personId }: AssessmentView, question: QuestionId) {
  return asks.find((ask) => ask.question === question && ask.personId === personId);
}

/** Is the reader here for what they are asked, and for nothing else? */
export function onlyAsked(view: AssessmentView): boolean {
  return !mayNow(view, "answer");
}

/** Gives the answer one is asked for. */
export function useSaveAsked(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    scope: { id: `answers of ${agreementId}` },
    mutationFn: async ({ question, value }: { question: QuestionId; value: Value }) =>
      put(
        `${url(agreementId)}/asks/${question}/answer`,
        { body: promised(question, value) },
        AnswerSaved,
      ),
    onSuccess: refresh,
  });
}

/** Keeps the note that goes with an answer; empty words take it back. */
export function useSaveNote(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async ({ question, words }: { question: QuestionId; words: string }) =>
      put(`${url(agreementId)}/notes/${question}`, { body: { words } }, NoReply),
    onSuccess: refresh,
  });
}

/** Asks a colleague for one answer. */
export function useAskColleague(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async ({ question, personId }: { question: QuestionId; personId: string }) =>
      post(`${url(agreementId)}/asks/${question}`, { body: { personId } }, NoReply),
    onSettled: refresh,
  });
}

/** Takes an ask back. */
export function useTakeAskBack(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (question: QuestionId) =>
      remove(`${url(agreementId)}/asks/${question}`, {}, NoReply),
    onSettled: refresh,
  });
}

function useRefresh(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => queries.invalidateQueries({ queryKey: agreementKey(agreementId) });
}
