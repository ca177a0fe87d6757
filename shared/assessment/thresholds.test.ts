import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyParties, uniform } from "./answers.fixture.ts";
import { assess, type Assessed, type AssessedParty } from "./assess.ts";
import { becauseOf, FLOORS } from "./floors.ts";
import { inputsHash } from "./inputs-hash.ts";
import {
  agreedProposal,
  type Amount,
  AMOUNTS,
  DISTANCES,
  MoneyBands,
  STANDARD,
  Thresholds,
} from "./thresholds.ts";

const MONEY: readonly string[] = ["FL-01", "FL-02", "FL-03"];
const SUMS = ["none", "upto1k", "upto5k", "5to25k", "25to100k", "over100k"] as const;

const anyBands = fc
  .tuple(...[1, 2, 3].map(() => fc.constantFrom(...AMOUNTS)))
  .map((amounts) => amounts.toSorted((a, b) => a - b))
  .map(([memorandum, contract, checks]) => MoneyBands.parse({ memorandum, contract, checks }));
const anyThresholds: fc.Arbitrary<Thresholds> = fc.record({
  moneyBands: anyBands,
  gapShare: fc.integer({ min: 0, max: 50 }),
  gapDistance: fc.constantFrom(...DISTANCES),
  lowered: fc.constant({}),
});

function assessed(parties: readonly AssessedParty[], thresholds: Thresholds): Assessed {
  const result = assess(parties, thresholds);
  if (result.state === "waiting") throw new Error("every scale is answered");
  return result;
}

function at(bands: Partial<Record<"memorandum" | "contract" | "checks", Amount>>): Thresholds {
  return { ...STANDARD, moneyBands: { ...STANDARD.moneyBands, ...bands } };
}

function floorAt(sum: (typeof SUMS)[number], thresholds: Thresholds): number {
  return assessed([uniform("P", 1, { C3: sum }), uniform("Q", 1)], thresholds).floor;
}

const others = ({ floors }: Assessed) => floors.filter(({ id }) => !MONEY.includes(id));

function fits(memorandum: number, contract: number, checks: number): boolean {
  const moneyBands = { memorandum, contract, checks };
  return Thresholds.safeParse({ ...STANDARD, moneyBands }).success;
}

test("AS36 no floor but those of money moves with the thresholds", () => {
  fc.assert(
    fc.property(anyParties, anyThresholds, (parties, thresholds) => {
      const [standard, other] = [assessed(parties, STANDARD), assessed(parties, thresholds)];
      expect(others(other)).toEqual(others(standard));
      expect(other.flagged).toEqual(standard.flagged);
      const bound = other.floors.filter(({ basis }) => basis !== "policy");
      for (const { min } of bound) expect(other.workingDegree).toBeGreaterThanOrEqual(min);
    }),
    { numRuns: 500 },
  );
  const bound = FLOORS.filter(({ id }) => MONEY.includes(id)).map(({ basis }) => basis);
  expect(bound).toEqual(["policy", "policy", "policy"]);
});

test("AS36 more money never asks for less, and a lower amount never gives a lower floor", () => {
  fc.assert(
    fc.property(anyThresholds, anyBands, (thresholds, other) => {
      const floors = SUMS.map((sum) => floorAt(sum, thresholds));
      expect(floors).toEqual(floors.toSorted((a, b) => a - b));
      const { moneyBands: held } = thresholds;
      const lower = {
        ...thresholds,
        moneyBands: {
          memorandum: least(held.memorandum, other.memorandum),
          contract: least(held.contract, other.contract),
          checks: least(held.checks, other.checks),
        },
      };
      for (const [place, sum] of SUMS.entries()) {
        expect(floorAt(sum, lower)).toBeGreaterThanOrEqual(floors[place] ?? 0);
      }
    }),
    { numRuns: 300 },
  );
});

function least(a: Amount, b: Amount): Amount {
  return a < b ? a : b;
}

test("AS36 a contract begins over the amount that was chosen, and the words name it", () => {
  const parties = [uniform("P", 2, { C3: "5to25k" }), uniform("Q", 2, { C3: "5to25k" })];
  const later = at({ contract: 25_000 });
  expect(assessed(parties, STANDARD)).toMatchObject({ degree: 4, floors: [{ id: "FL-02" }] });
  expect(assessed(parties, later)).toMatchObject({ degree: 3, floors: [{ id: "FL-01", min: 3 }] });
  expect(becauseOf("FL-01", later)).toBe("Up to £25,000 a year may pass between you");
  expect(becauseOf("FL-02", later)).toBe("More than £25,000 a year may pass between you");
  expect(becauseOf("FL-02", at({ memorandum: 0, contract: 0 }))).toBe("Money may pass between you");
  for (const { id, because } of FLOORS) expect(becauseOf(id, STANDARD)).toBe(because);
});

test("AS36 the checks of a contract begin over the amount that was chosen", () => {
  const parties = [uniform("P", 2, { C3: "5to25k" }), uniform("Q", 2, { C3: "5to25k" })];
  expect(assessed(parties, STANDARD).gates).toEqual([]);
  expect(assessed(parties, at({ checks: 5000 })).gates).toEqual(["legalReview", "executionCheck"]);
});

test("AS36 the largest sum asks for a contract whatever was chosen", () => {
  const highest = at({ memorandum: 100_000, contract: 100_000, checks: 100_000 });
  const parties = [uniform("P", 1, { C3: "over100k" }), uniform("Q", 1)];
  expect(assessed(parties, highest).floor).toBe(4);
});

test("AS36 how far apart is far, and how many may be, follow the thresholds", () => {
  const two = [uniform("P", 2), uniform("Q", 4)];
  expect(assessed(two, STANDARD).state).toBe("conversation");
  expect(assessed(two, { ...STANDARD, gapDistance: 3 })).toMatchObject({ state: "proposed" });
  const near = [uniform("P", 2), uniform("Q", 3)];
  expect(assessed(near, { ...STANDARD, gapDistance: 1 }).state).toBe("conversation");
  const ten = Array.from({ length: 10 }, (_, index) =>
    uniform(`M${String(index)}`, index < 3 ? 2 : 4),
  );
  expect(assessed(ten, STANDARD).state).toBe("conversation");
  expect(assessed(ten, { ...STANDARD, gapShare: 29 }).state).toBe("conversation");
  expect(assessed(ten, { ...STANDARD, gapShare: 30 }).state).toBe("proposed");
});

test("AS36 amounts out of order are no thresholds", () => {
  expect(fits(1000, 5000, 100_000)).toBe(true);
  expect(fits(5000, 5000, 5000)).toBe(true);
  expect(fits(5000, 1000, 100_000)).toBe(false);
  expect(fits(1000, 25_000, 5000)).toBe(false);
  expect(fits(1000, 4999, 100_000)).toBe(false);
});

test("AS36 the hash of a result follows the thresholds, and the standard is that of before", () => {
  const parties = [{ id: "a", answers: uniform("a", 3).answers }];
  const before = inputsHash("1", parties);
  expect(inputsHash("1", parties, STANDARD)).toBe(before);
  const hashes = [
    at({ contract: 25_000 }),
    at({ checks: 25_000 }),
    at({ memorandum: 0 }),
    { ...STANDARD, gapShare: 25 },
    { ...STANDARD, gapDistance: 3 } as const,
  ].map((thresholds) => inputsHash("1", parties, thresholds));
  expect(new Set([before, ...hashes]).size).toBe(6);
});

test("AS38 what holds is the newest that every party has agreed to", () => {
  const first = { number: 1, yes: ["a", "b"] };
  const second = { number: 2, yes: ["b", "a", "c"] };
  const third = { number: 3, yes: ["a"] };
  const all = [first, second, third];
  expect(agreedProposal(all, ["a", "b"])).toBe(second);
  expect(agreedProposal(all, ["a", "b", "c"])).toBe(second);
  expect(agreedProposal(all, ["a"])).toBe(third);
  expect(agreedProposal(all, ["a", "b", "late"])).toBeNull();
  expect(agreedProposal([], ["a"])).toBeNull();
});
