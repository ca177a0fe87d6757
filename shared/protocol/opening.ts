import * as z from "zod";

const At = z.iso.datetime();

/**
 * `PUT /api/agreements/:agreement/assessment/deadline` (answer): the last day for answers, or null
 * for none. Every lead may set it; a new one asks anew for the early opening. 422 `badValue` for a
 * day that is over, 409 `answersOpen` after the reveal.
 */
export const SetDeadline = z.strictObject({ due: z.iso.date().nullable() });

/**
 * `POST /api/agreements/:agreement/assessment/open-early` (answer): once the last day is over, the
 * caller's party, which has finished, says yes to opening without those who have not. When every
 * party that has finished says so, all their answers open at once → `Finished`. 409 `deadlineAhead`,
 * 409 `assessmentIncomplete` for a party that has not finished.
 */

/** The last day for answers, and who says yes to opening without those who are late. */
export const Deadline = z.strictObject({
  due: z.iso.date(),
  passed: z.boolean(),
  personName: z.string(),
  organisationId: z.string(),
  at: At,
  /** Parties that say yes to opening now. */
  yes: z.array(z.string()),
});
export type Deadline = z.infer<typeof Deadline>;
