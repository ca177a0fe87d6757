import { firstReview, type ReviewTerms } from "#shared/assessment/review-date.ts";
import type { ReviewView } from "#shared/protocol/periodic-review.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { latestRevision } from "./result-store.ts";
import {
  answeredOf,
  closingYesOf,
  inForceSince,
  reviewsOf,
  type StoredReview,
} from "./review-store.ts";

/**
 * The review that comes next or is open, by what is kept and what the signed words say, and those that
 * were. Null unless the agreement is in force.
 */
export async function reviewNow(
  db: Reader,
  access: Access,
  terms: ReviewTerms,
): Promise<ReviewView | null> {
  const since = await inForceSince(db, access);
  if (since === null) return null;
  const kept = await reviewsOf(db, access);
  const current = kept.find(({ closedAt }) => closedAt === null) ?? next(kept, terms, since);
  const { number, due, opened, closing } = current;
  return {
    number,
    due,
    months: terms.months,
    opened,
    answered: opened === null ? [] : await answeredOf(db, access, number),
    closing: closing === null ? null : { ...closing, yes: await yesTo(db, access, current) },
    past: kept.flatMap((review) =>
      review.opened === null || review.closedAt === null
        ? []
        : [
            {
              number: review.number,
              openedAt: review.opened.at,
              closedAt: review.closedAt,
              words: review.closing?.words ?? "",
            },
          ],
    ),
  };
}

/** One that nobody has planned yet: the first by the words, any later one without a day. */
function next(kept: readonly StoredReview[], terms: ReviewTerms, since: string): StoredReview {
  const due = kept.length === 0 ? firstReview(terms, since.slice(0, 10)) : null;
  return { number: kept.length + 1, due, opened: null, closing: null, closedAt: null };
}

/** A yes counts for its own note, and for the answers it was given for. */
async function yesTo(db: Reader, access: Access, { number, closing }: StoredReview) {
  const hash = (await latestRevision(db, access))?.inputsHash;
  return (await closingYesOf(db, access, number))
    .filter(({ note, inputsHash }) => note === closing?.number && inputsHash === hash)
    .map(({ organisationId, personName, at }) => ({ organisationId, personName, at }));
}
