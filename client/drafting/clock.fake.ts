import type { Clock } from "./draft-view.ts";

/** A clock that stands still until a test moves it; every beat runs once for each move. */
export interface HandClock extends Clock {
  move(ms: number): void;
}

export function handClock(): HandClock {
  let now = Date.UTC(2026, 10, 18, 14, 2);
  const beats = new Set<() => void>();
  return {
    now: () => now,
    every: (_ms: number, run: () => void) => {
      beats.add(run);
      return () => beats.delete(run);
    },
    move: (ms: number) => {
      now += ms;
      for (const beat of beats) beat();
    },
  };
}
