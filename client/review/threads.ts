import { queryOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { type StartThread, ThreadList, ThreadView } from "#shared/protocol/review.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { agreementPath } from "../agreements/agreements.ts";
import { get, post } from "../api/client.ts";

const OFTEN_MS = 5_000;
const path = (agreementId: string) => `${agreementPath(agreementId)}/threads`;
const key = (agreementId: string) => [...agreementKey(agreementId), "threads"] as const;

/** The threads of an agreement, asked for again every five seconds while the page is looked at. */
export const threadsQuery = (agreementId: string) =>
  queryOptions({
    queryKey: key(agreementId),
    queryFn: async ({ signal }) => get(path(agreementId), { signal }, ThreadList),
    refetchInterval: OFTEN_MS,
  });

/** Starts a thread. The words stay with the caller until the server has kept them. */
export function useStartThread(agreementId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (start: StartThread) => post(path(agreementId), { body: start }, ThreadView),
    onSuccess: (thread) => {
      keep(queries, agreementId, thread);
    },
  });
}

export type ThreadChange =
  { readonly kind: "answer"; readonly body: string } | { readonly kind: "resolve" | "reopen" };

/** Answers, resolves or reopens one thread. */
export function useChangeThread(agreementId: string, threadId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: ThreadChange) =>
      change.kind === "answer"
        ? post(
            `${path(agreementId)}/${threadId}/comments`,
            { body: { body: change.body } },
            ThreadView,
          )
        : post(`${path(agreementId)}/${threadId}/${change.kind}`, {}, ThreadView),
    onSuccess: (thread) => {
      keep(queries, agreementId, thread);
    },
  });
}

/** What the server answered is the newest there is of this thread. */
function keep(queries: QueryClient, agreementId: string, thread: ThreadView): void {
  queries.setQueryData<ThreadList>(key(agreementId), (list) => {
    if (list === undefined) return list;
    const others = list.threads.filter((other) => other.id !== thread.id);
    return { threads: [...others, thread] };
  });
  void queries.invalidateQueries({ queryKey: key(agreementId) });
}
