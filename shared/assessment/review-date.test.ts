import { expect, test } from "vitest";
import { firstReview, monthsLater, reminderFrom, reviewTerms } from "./review-date.ts";

test.each([
  ["2027-04-01", 12, "2028-04-01"],
  ["2027-01-31", 1, "2027-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2027-12-31", 6, "2028-06-30"],
  ["2027-03-31", 120, "2037-03-31"],
])("AS41 %s and %d months are %s", (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later);
});

test("AS41 the first review follows the start in the words, else the last signature", () => {
  expect(firstReview({ start: "2027-04-01", months: 6 }, "2026-11-18")).toBe("2027-10-01");
  expect(firstReview({ start: null, months: 6 }, "2026-11-18")).toBe("2027-05-18");
  expect(firstReview({ start: "2027-04-01", months: null }, "2026-11-18")).toBeNull();
});

test.each([
  [
    { start: "2027-04-01", "review.months": "12" },
    { start: "2027-04-01", months: 12 },
  ],
  [{}, { start: null, months: null }],
  [
    { start: "soon", "review.months": "a few" },
    { start: null, months: null },
  ],
  [{ "review.months": "0" }, { start: null, months: null }],
  [{ "review.months": "1.5" }, { start: null, months: null }],
  [{ "review.months": "121" }, { start: null, months: null }],
])("AS41 the fields %j say %j of reviews", (fields, terms) => {
  expect(reviewTerms(fields)).toEqual(terms);
});

test.each([
  ["2026-12-01", "2026-11-18T09:00:00.000Z", "2026-11-29T07:00:00.000Z"],
  ["2026-12-01", "2026-11-29T23:00:00.000Z", "2026-11-29T07:00:00.000Z"],
  ["2026-12-01", "2026-11-30T00:00:00.000Z", "2026-12-01T07:00:00.000Z"],
  ["2026-12-01", "2026-12-01T12:00:00.000Z", "2026-12-01T07:00:00.000Z"],
])("AS40 of the last day %s, set at %s, one is reminded from %s", (due, setAt, from) => {
  expect(reminderFrom(due, setAt)).toBe(from);
});
