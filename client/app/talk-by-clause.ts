import type { ThreadView } from "#shared/protocol/review.ts";

/** How many threads are open on each clause, of those this reader sees. */
export function talkByClause(
  threads: readonly ThreadView[],
): ReadonlyMap<string, { readonly open: number }> {
  const talk = new Map<string, { open: number }>();
  for (const thread of threads) {
    if (thread.resolvedAt !== null) continue;
    talk.set(thread.clauseId, { open: (talk.get(thread.clauseId)?.open ?? 0) + 1 });
  }
  return talk;
}
