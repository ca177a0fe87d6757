import { monitorEventLoopDelay } from "node:perf_hooks";

/** How late this process runs its timers, in seconds, since it was last asked. */
export interface Lag {
  read(): { readonly middle: number; readonly p99: number; readonly worst: number };
  stop(): void;
}

const EVERY_MS = 20;
const NANO = 1e9;

export function watchLag(): Lag {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  delay.enable();
  // What is measured is the time between two looks, so the part that was asked for comes off.
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / NANO - EVERY_MS / 1000);
  return {
    read: () => {
      const seen = {
        middle: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        worst: late(delay.max),
      };
      delay.reset();
      return seen;
    },
    stop: () => {
      delay.disable();
    },
  };
}
