import type { Clock } from "../clock.ts";
import type { Storage } from "../storage/storage.ts";
import { newestMoment } from "./store.ts";

const BEHIND_MS = 5 * 60_000;

/**
 * Stops a start whose clock is more than five minutes behind the newest line of any history (A49):
 * every deadline and every date would be wrong.
 * @throws Error with the sentence that says what to do
 */
export async function checkClock(storage: Storage, clock: Clock): Promise<void> {
  const newest = await newestMoment(storage.read);
  const now = clock.now();
  if (newest === null || Date.parse(newest) - now.getTime() <= BEHIND_MS) return;
  throw new Error(
    `The clock says ${now.toISOString()}, but something was recorded at ${newest}. Set the clock and start again.`,
  );
}
