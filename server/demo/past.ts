import type { Clock } from "../clock.ts";
import type { Moment } from "./example.ts";

/** The time of a moment of an example's history, counted back from the day of `now`, in UTC. */
export function timeOf([daysAgo, time]: Moment, now: Date): Date {
  const [hours, minutes] = time.split(":").map(Number);
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() - daysAgo);
  day.setUTCHours(hours ?? 0, minutes ?? 0, 0, 0);
  return day;
}

/** A clock that stands at one moment of the past until it is moved on. */
export function pastClock(now: Date): Clock & { readonly moveTo: (moment: Moment) => void } {
  let stands = now;
  return {
    now: () => stands,
    moveTo: (moment) => {
      stands = timeOf(moment, now);
    },
  };
}
