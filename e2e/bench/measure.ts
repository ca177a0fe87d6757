import type { Peer } from "./peer.ts";

/** One number that a scenario found of one server in one run. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly better: "less" | "more";
  readonly value: number;
}

export interface Scenario {
  readonly name: string;
  readonly run: (peer: Peer) => Promise<Measure[]>;
}

export const less = (name: string, unit: string, value: number): Measure => ({
  name,
  unit,
  better: "less",
  value,
});

export const more = (name: string, unit: string, value: number): Measure => ({
  name,
  unit,
  better: "more",
  value,
});

/** The value below which this part of the values lies; NaN when there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const LOOK_EVERY_MS = 20;

/** Waits until it holds, at most so long; tells whether it does. */
export async function waitFor(holds: () => boolean, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!holds() && performance.now() < end) await pause(LOOK_EVERY_MS);
  return holds();
}
