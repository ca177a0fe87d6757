import type { ThreadView } from "#shared/protocol/review.ts";

/** A clause as the discussion shows it, in the order of the draft. */
export interface ClauseTitle {
  /** Of its level-1 node. */
  readonly id: string;
  /** 7, Schedule 1, or empty for the signature page. */
  readonly number: string;
  readonly title: string;
}

export interface PlacedThread {
  readonly thread: ThreadView;
  /** Null when its clause has gone from the draft. */
  readonly clause: ClauseTitle | null;
  readonly current: boolean;
}

export interface Arranged {
  readonly open: readonly PlacedThread[];
  readonly resolved: readonly PlacedThread[];
}

/**
 * Threads as they are listed: those of the current clause first, then in the order of the draft,
 * those whose clause has gone last; the newest words first within a clause.
 * @param only with the current clause alone
 */
export function arrange(
  threads: readonly ThreadView[],
  clauses: readonly ClauseTitle[],
  current: { readonly clauseId: string | null; readonly only: boolean },
): Arranged {
  const places = new Map(clauses.map((clause, place) => [clause.id, { clause, place }]));
  const placed = threads
    .filter((thread) => !current.only || thread.clauseId === current.clauseId)
    .map((thread) => ({
      thread,
      clause: places.get(thread.clauseId)?.clause ?? null,
      current: thread.clauseId === current.clauseId,
      place: places.get(thread.clauseId)?.place ?? clauses.length,
    }))
    .toSorted(
      (a, b) =>
        Number(b.current) - Number(a.current) ||
        a.place - b.place ||
        lastAt(b.thread).localeCompare(lastAt(a.thread)),
    );
  return {
    open: placed.filter(({ thread }) => thread.resolvedAt === null),
    resolved: placed.filter(({ thread }) => thread.resolvedAt !== null),
  };
}

const lastAt = (thread: ThreadView): string => thread.comments.at(-1)?.at ?? "";
