import * as z from "zod";
import { ALL_DEGREES } from "./degrees.ts";
import type { FactCode } from "./questions.ts";

/** Amounts of money in pounds at which something may begin: the edges of the bands of question C3. */
export const AMOUNTS = [0, 1000, 5000, 25_000, 100_000] as const;

/** How far apart two degrees have to be to count as far apart. */
export const DISTANCES = [1, 2, 3] as const;

/** The largest share of a large group, in per cent, that may stand apart. */
export const SHARE_AT_MOST = 50;

const Amount = z.literal(AMOUNTS);

/**
 * The amounts at which the floors of money begin, each "over this much in a year": a memorandum, a
 * contract, and the checks of a contract. None begins before the one it rests on.
 */
export const MoneyBands = z
  .strictObject({ memorandum: Amount, contract: Amount, checks: Amount })
  .refine(({ memorandum, contract, checks }) => memorandum <= contract && contract <= checks);

/**
 * The degree at which a floor holds here in place of its own, by the id of the floor; 1 asks for no
 * degree. Its clauses and gates stay (AS50).
 */
const Lowered = z.record(z.string().regex(/^FL-\d\d$/), z.literal(ALL_DEGREES));

/**
 * The thresholds of the instrument that are a choice of ours and not of the law (AS36): the amounts of
 * money, from when parties are too far apart for a degree, and which floors of policy hold at a lower
 * degree. `gapShare` is in per cent. Those of before floors could be lowered name none.
 */
export const Thresholds = z.strictObject({
  moneyBands: MoneyBands,
  gapShare: z.int().min(0).max(SHARE_AT_MOST),
  gapDistance: z.literal(DISTANCES),
  lowered: Lowered.default({}),
});
export type Thresholds = Readonly<z.infer<typeof Thresholds>>;
export type Amount = z.infer<typeof Amount>;

/** What holds where nobody has chosen otherwise. */
export const STANDARD: Thresholds = {
  moneyBands: { memorandum: 1000, contract: 5000, checks: 100_000 },
  gapShare: 20,
  gapDistance: 2,
  lowered: {},
};

/** What an agreement begins with, and why it is not the standard; empty where it is. */
export const BeganWith = z.strictObject({ thresholds: Thresholds, reason: z.string() });
export type BeganWith = z.infer<typeof BeganWith>;

/** The same amounts, share and distance, and the same floors at the same lower degrees? */
export function sameThresholds(a: Thresholds, b: Thresholds): boolean {
  return sameAmounts(a, b) && sameLowered(a, b);
}

/** The same amounts, share and distance, whichever floors are lowered? */
export function sameAmounts(a: Thresholds, b: Thresholds): boolean {
  return (
    a.moneyBands.memorandum === b.moneyBands.memorandum &&
    a.moneyBands.contract === b.moneyBands.contract &&
    a.moneyBands.checks === b.moneyBands.checks &&
    a.gapShare === b.gapShare &&
    a.gapDistance === b.gapDistance
  );
}

/** The same floors at the same lower degrees, whatever the amounts are? */
export function sameLowered({ lowered: a }: Thresholds, { lowered: b }: Thresholds): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => a[id] === b[id]);
}

/** The lower edge of each band of C3: the answer means more than this much. */
const OVER: Readonly<Record<FactCode<"C3">, Amount | null>> = {
  none: null,
  upto1k: 0,
  upto5k: 1000,
  "5to25k": 5000,
  "25to100k": 25_000,
  over100k: 100_000,
  unsure: null,
};

/** Does this answer to C3 mean that more than this much passes in a year? "Not sure" means nothing. */
export function passesMoreThan(answer: FactCode<"C3"> | null | undefined, amount: Amount): boolean {
  const over = answer === null || answer === undefined ? null : OVER[answer];
  return over !== null && over >= amount;
}

/** A proposal of other thresholds, and the parties that say yes to it. */
interface Proposed {
  readonly number: number;
  readonly yes: readonly string[];
}

/**
 * The proposal that holds: the newest to which every one of these parties has said yes (AS38). A party
 * that comes later has not, so what was lowered without it stands again at what the agreement began
 * with until it agrees.
 */
export function agreedProposal<Proposal extends Proposed>(
  proposals: readonly Proposal[],
  parties: readonly string[],
): Proposal | null {
  const agreed = proposals.filter(({ yes }) => parties.every((party) => yes.includes(party)));
  return agreed.toSorted((a, b) => b.number - a.number)[0] ?? null;
}
