import { firstReview, reminderFrom } from "#shared/assessment/review-date.ts";
import type { AssessmentDeps } from "./deps.ts";
import {
  dueReviews,
  markPrompted,
  markReminded,
  unfinishedParties,
  unplanned,
  waitingDeadlines,
} from "./reminder-store.ts";
import { planReview } from "./review-store.ts";

type Reminding = Pick<
  AssessmentDeps,
  "storage" | "clock" | "reviewTerms" | "tellLastDay" | "tellReviewDue"
>;

/**
 * One look at what has come near: the last day for answers (AS40) and reviews that are due (AS45). Each
 * is told once: that it was told is written with the mail, in one transaction.
 */
export async function remind(deps: Reminding): Promise<void> {
  await remindOfLastDays(deps);
  await planReviews(deps);
  await promptReviews(deps);
}

async function remindOfLastDays({ storage, clock, tellLastDay }: Reminding): Promise<void> {
  const now = clock.now().toISOString();
  const waiting = await waitingDeadlines(storage.read, now.slice(0, 10));
  for (const deadline of waiting) {
    const { agreementId, title, due, setAt } = deadline;
    if (now < reminderFrom(due, setAt)) continue;
    await storage.write(async (tx) => {
      if (!(await markReminded(tx, deadline, now))) return;
      const organisations = await unfinishedParties(tx, agreementId);
      await tellLastDay(tx, { agreementId, title, due, organisations });
    });
  }
}

/** The first review of what has been signed since the last look; without a day where the words ask for none. */
async function planReviews({ storage, reviewTerms }: Reminding): Promise<void> {
  for (const { agreementId, signedOn } of await unplanned(storage.read)) {
    const due = firstReview(await reviewTerms(agreementId), signedOn);
    await storage.write(async (tx) => planReview(tx, { agreementId }, { number: 1, due }));
  }
}

async function promptReviews({ storage, clock, tellReviewDue }: Reminding): Promise<void> {
  const now = clock.now().toISOString();
  for (const review of await dueReviews(storage.read, now.slice(0, 10))) {
    const { agreementId, title, due } = review;
    await storage.write(async (tx) => {
      if (await markPrompted(tx, review, now)) await tellReviewDue(tx, { agreementId, title, due });
    });
  }
}
