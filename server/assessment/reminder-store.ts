import type { Reader, Tx } from "../storage/storage.ts";
import type { About } from "./deps.ts";

/*
 * What the server itself looks for, in all agreements: nobody asks, so nobody's access is shown, and
 * nothing of it leaves but a mail to those whom it concerns.
 */

/** A last day for answers of which nobody has been reminded. */
interface WaitingDeadline extends About {
  readonly due: string;
  readonly setAt: string;
}

/** Last days that are not over, of answers that are still sealed. */
export async function waitingDeadlines(db: Reader, today: string): Promise<WaitingDeadline[]> {
  const rows = await db
    .selectFrom("answer_deadline")
    .innerJoin("agreement", "agreement.id", "answer_deadline.agreement_id")
    .select(["agreement.id", "agreement.title", "answer_deadline.due", "answer_deadline.at"])
    .where("agreement.stage", "=", "assessing")
    .where("agreement.revealed_at", "is", null)
    .where("answer_deadline.reminded_at", "is", null)
    .where("answer_deadline.due", ">=", today)
    .orderBy("agreement.id")
    .execute();
  return rows.map(({ id, title, due, at }) => ({ agreementId: id, title, due, setAt: at }));
}

/** @returns false when it has been reminded of meanwhile, or is another day */
export async function markReminded(
  tx: Tx,
  { agreementId, due }: WaitingDeadline,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("answer_deadline")
    .set({ reminded_at: at })
    .where("agreement_id", "=", agreementId)
    .where("due", "=", due)
    .where("reminded_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The parties that have not finished their answers. */
export async function unfinishedParties(tx: Tx, agreementId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("party")
    .leftJoin("submission", (join) =>
      join
        .onRef("submission.agreement_id", "=", "party.agreement_id")
        .onRef("submission.organisation_id", "=", "party.organisation_id"),
    )
    .select("party.organisation_id")
    .where("party.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .where("submission.at", "is", null)
    .orderBy("party.position")
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** Agreements in force of which no review is planned yet, and when each was signed. */
export async function unplanned(
  db: Reader,
): Promise<{ readonly agreementId: string; readonly signedOn: string }[]> {
  const rows = await db
    .selectFrom("agreement")
    .leftJoin("periodic_review", "periodic_review.agreement_id", "agreement.id")
    .select(["agreement.id", "agreement.in_force_at"])
    .where("agreement.stage", "=", "inForce")
    .where("agreement.in_force_at", "is not", null)
    .where("periodic_review.number", "is", null)
    .orderBy("agreement.id")
    .execute();
  return rows.flatMap(({ id, in_force_at: at }) =>
    at === null ? [] : [{ agreementId: id, signedOn: at.slice(0, 10) }],
  );
}

/** A review that is due and that nobody has opened or been told of. */
interface DueReview extends About {
  readonly number: number;
  readonly due: string;
}

export async function dueReviews(db: Reader, today: string): Promise<DueReview[]> {
  const rows = await db
    .selectFrom("periodic_review")
    .innerJoin("agreement", "agreement.id", "periodic_review.agreement_id")
    .select(["agreement.id", "agreement.title", "periodic_review.number", "periodic_review.due"])
    .where("agreement.stage", "=", "inForce")
    .where("periodic_review.due", "<=", today)
    .where("periodic_review.opened_at", "is", null)
    .where("periodic_review.prompted_at", "is", null)
    .orderBy("agreement.id")
    .execute();
  return rows.flatMap(({ id, title, number, due }) =>
    due === null ? [] : [{ agreementId: id, title, number, due }],
  );
}

/** @returns false when somebody has opened it or been told meanwhile */
export async function markPrompted(
  tx: Tx,
  { agreementId, number }: DueReview,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("periodic_review")
    .set({ prompted_at: at })
    .where("agreement_id", "=", agreementId)
    .where("number", "=", number)
    .where("opened_at", "is", null)
    .where("prompted_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
