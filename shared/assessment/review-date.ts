/** What the signed words say of reviews: when the agreement starts, and how many months lie between. */
export interface ReviewTerms {
  /** As 2027-04-01, or null where the words name no day. */
  readonly start: string | null;
  /** Null where the words have no clause about reviews. */
  readonly months: number | null;
}

const MONTHS_AT_MOST = 120;

/** The terms in the fields of a draft; what is no day and no number of months counts as none. */
export function reviewTerms(fields: Readonly<Record<string, string>>): ReviewTerms {
  const start = fields["start"] ?? "";
  const months = Number(fields["review.months"]);
  return {
    start: /^\d{4}-\d\d-\d\d$/.test(start) ? start : null,
    months: Number.isInteger(months) && months >= 1 && months <= MONTHS_AT_MOST ? months : null,
  };
}

/**
 * When the first review of a signed agreement is due, or null where the words ask for none (AS41).
 * @param signedOn the day of the last signature: it counts where the words name no start
 */
export function firstReview({ start, months }: ReviewTerms, signedOn: string): string | null {
  return months === null ? null : monthsLater(start ?? signedOn, months);
}

/** The same day some months later; the last of a month where that month is shorter. */
export function monthsLater(day: string, months: number): string {
  const from = new Date(`${day}T00:00:00.000Z`);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  const date = Math.min(from.getUTCDate(), last.getUTCDate());
  return new Date(first + (date - 1) * DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 2;
/** Nobody is written to in the middle of the night. */
const MORNING = "T07:00:00.000Z";

/**
 * From when those who have not finished are reminded of the last day for answers (AS40): two days
 * before, or on the day itself when it was set later than that.
 * @param setAt the moment when the last day was set
 */
export function reminderFrom(due: string, setAt: string): string {
  const early = daysBefore(due, DAYS_BEFORE);
  return `${setAt.slice(0, 10) <= early ? early : due}${MORNING}`;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
