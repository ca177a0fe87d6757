import type { Floor } from "./floor.ts";
import { type Amount, passesMoreThan, type Thresholds } from "./thresholds.ts";

/** The floors of money: the amounts at which they begin are thresholds of the agreement. */
export const moneyFloors = [
  {
    id: "FL-01",
    because: "Up to £5,000 a year may pass between you",
    becauseAt: ({ moneyBands }) =>
      `Up to ${pounds(moneyBands.contract)} a year may pass between you`,
    questions: ["C3"],
    when: ({ C3 }, { moneyBands }) =>
      passesMoreThan(C3, 0) && !passesMoreThan(C3, moneyBands.contract),
    min: ({ C3 }, { moneyBands }) => (passesMoreThan(C3, moneyBands.memorandum) ? 3 : 2),
    clauses: ["MO-02", "MO-05"],
    basis: "policy",
  },
  {
    id: "FL-02",
    because: "More than £5,000 a year may pass between you",
    becauseAt: ({ moneyBands }) => moreThan(moneyBands.contract),
    questions: ["C3"],
    when: ({ C3 }, { moneyBands }) => passesMoreThan(C3, moneyBands.contract),
    min: () => 4,
    clauses: ["MO-02", "MO-05", "MO-06", "MO-07"],
    basis: "policy",
  },
  {
    id: "FL-03",
    because: "More than £100,000 a year may pass between you",
    becauseAt: ({ moneyBands }) => moreThan(moneyBands.checks),
    questions: ["C3"],
    when: ({ C3 }, { moneyBands }) => passesMoreThan(C3, moneyBands.checks),
    min: () => 4,
    clauses: [],
    gates: ["legalReview", "executionCheck"],
    basis: "policy",
  },
] as const satisfies readonly Floor[];

function moreThan(amount: Amount): string {
  if (amount === 0) return "Money may pass between you";
  return `More than ${pounds(amount)} a year may pass between you`;
}

/** £5,000, as the questions say it. */
function pounds(amount: Thresholds["moneyBands"]["contract"]): string {
  return `£${amount.toLocaleString("en-GB")}`;
}
