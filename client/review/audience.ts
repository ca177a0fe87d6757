import type { Seat } from "#shared/permissions/may.ts";
import { Audience } from "#shared/protocol/review.ts";

const KEY = "review.audience";

/**
 * Who sees a new comment unless the writer chooses otherwise. A legal reviewer always starts
 * private. Everybody else starts as they last chose on this device, and privately at first.
 */
export function firstAudience(seats: readonly Seat[]): Audience {
  if (seats.includes("legal") && !seats.includes("lead")) return "organisation";
  return lastAudience() ?? "organisation";
}

/** Remembers the choice for the next comment on this device. */
export function keepAudience(audience: Audience): void {
  try {
    localStorage.setItem(KEY, audience);
  } catch {
    // A browser that forbids storage starts every comment private.
  }
}

function lastAudience(): Audience | undefined {
  try {
    return Audience.safeParse(localStorage.getItem(KEY)).data;
  } catch {
    return undefined;
  }
}
