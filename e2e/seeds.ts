/** The first seed and how many tries: the usual ones, or those that `npm run test:long` asks for. */
export const depth = (first: number, count: number) => ({
  first: numberFrom("TEST_SEED", first),
  count: numberFrom("TEST_RUNS", count),
});

/** Whether there is time for one more try. */
export const goesOn = (): boolean => now() < numberFrom("TEST_UNTIL", Infinity);

/**
 * The seeds that a seeded test tries: 1 to `usual`, the same each time. `npm run test:long` asks
 * for others, for more of them, and for an end when its time is up.
 */
export function* seeds(usual: number): Generator<number> {
  const { first, count } = depth(1, usual);
  for (let at = 0; at < count && goesOn(); at++) yield first + at;
}

/** How long such a test may take: what it usually needs at most, or as long as it was asked for. */
export function patience(usualMs: number): number {
  const until = numberFrom("TEST_UNTIL", 0);
  if (until > 0) return Math.max(0, until - now()) + usualMs;
  return numberFrom("TEST_RUNS", 0) > 0 ? A_DAY : usualMs;
}

const A_DAY = 24 * 3_600_000;

/** Real time, also while a test has a clock of its own. */
const now = () => performance.timeOrigin + performance.now();

function numberFrom(name: string, otherwise: number): number {
  const text = process.env[name];
  return text === undefined ? otherwise : Number(text);
}
