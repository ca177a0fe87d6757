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

/** A clock that stands still until it is moved. */
export interface PastClock extends Clock {
  readonly moveTo: (time: Date) => void;
}

export function pastClock(start: Date): PastClock {
  let stands = start;
  return {
    now: () => stands,
    moveTo: (time) => {
      stands = time;
    },
  };
}
