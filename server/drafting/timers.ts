import type { Timers } from "./ports.ts";

/** Real time. No timer keeps the process alive by itself. */
export const systemTimers: Timers = {
  soon: (work) => {
    setImmediate(work);
  },
  after: (ms, work) => {
    const timer = setTimeout(work, ms).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
