import { expect, test } from "vitest";
import { moments } from "./moments.ts";

const now = Date.parse("2026-11-20T14:06:00");
const at = (before: number) => new Date(now - before).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const said = moments("en", now);

test("dates and times are written out, times with 24 hours", () => {
  expect(said.date(at(0))).toBe("20 November 2026");
  expect(said.time(at(0))).toBe("14:06");
  expect(said.both(at(0))).toBe("20 November 2026 at 14:06");
  expect(said.day(at(DAY))).toBe("Thursday 19 November");
  expect(said.day(at(365 * DAY))).toBe("Thursday 20 November 2025");
});

test.each([
  [0, "0 mins"],
  [-5 * MINUTE, "0 mins"],
  [40 * MINUTE, "40 mins"],
  [3 * HOUR, "3 hrs"],
  [2 * DAY, "Wed"],
  [10 * DAY, "10 Nov"],
  [365 * DAY, "20 Nov 2025"],
])("%i ms ago reads as %s", (past, words) => {
  expect(said.ago(at(past))).toBe(words);
});
