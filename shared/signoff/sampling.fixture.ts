import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** What `npm run test:long` asks for: how many stories, from which seed, for how long. */
    sampling: { readonly runs?: number; readonly seed?: number; readonly ms?: number };
  }
}

/**
 * How many stories fast-check tells, and how long the test may take: the usual number with a new
 * seed each time, or as many and as long as `npm run test:long` asks for.
 */
export function sampling(usual: { readonly runs: number; readonly ms: number }) {
  const { runs = usual.runs, seed, ms } = inject("sampling");
  const limit = ms === undefined ? {} : { interruptAfterTimeLimit: Math.max(ms, A_STORY) };
  return {
    settings: { numRuns: runs, ...(seed === undefined ? {} : { seed }), ...limit },
    patience: usual.ms + (ms ?? (runs > usual.runs ? A_DAY : 0)),
  };
}

const A_DAY = 24 * 3_600_000;
/** Longer than one story takes: a run of none proves nothing. */
const A_STORY = 20_000;
