import type { WorldPlan } from "#server/drafting/simulated-world.fixture.ts";

/** A run of worlds with seeds that follow each other. */
export type WorldsPlan = { first: number; count: number; steps: number; pages: number };

/** A stretch of it for one thread to work off, and what came out of it. */
export type Stretch = { first: number; last: number; steps: number; pages: number };
export type StretchEnd = {
  worlds: number;
  saved: number;
  refused: number;
  crashes: number;
  /** the worlds that went wrong, each with what went wrong and at which step */
  wrong: (WorldPlan & { what: string[] })[];
};

const STRETCH = 50;

/** Cuts a run into stretches, so that a quick thread does more of them than a slow one. */
export function stretches({ first, count, steps, pages }: WorldsPlan): Stretch[] {
  const end = first + count - 1;
  return Array.from({ length: Math.ceil(count / STRETCH) }, (_, at) => {
    const from = first + at * STRETCH;
    return { first: from, last: Math.min(end, from + STRETCH - 1), steps, pages };
  });
}
