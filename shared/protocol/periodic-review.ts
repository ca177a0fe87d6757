import * as z from "zod";

const At = z.iso.datetime();
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Number = z.number().int().min(1).max(100_000);

/**
 * `POST /api/agreements/:agreement/periodic-review/open` (reviewAgreement): a lead opens the review of
 * a signed agreement. Opening one that is open changes nothing.
 *
 * `POST …/periodic-review/answers` (reviewAgreement): the caller's party has looked at its answers, and
 * they hold as they are now. 409 `reviewNotOpen`.
 */

/**
 * `PUT …/periodic-review/note` (reviewAgreement): what the review decided, in place of an earlier note;
 * the caller's party says yes to it in the same breath. 409 `reviewUnanswered` until every party has
 * looked at its answers, 409 `resultChanged`, 409 `reviewNotOpen`.
 */
export const NoteReview = z.strictObject({
  words: z.string().trim().min(1).max(2000),
  inputsHash: Hash,
});

/**
 * `POST …/periodic-review/close` (reviewAgreement): the caller's party says yes to exactly this note, as
 * the answers are now. The last yes closes the review. 409 `resultChanged`, 409 `reviewNotOpen`.
 */
export const CloseReview = z.strictObject({ note: Number, inputsHash: Hash });
export const ReviewClosed = z.strictObject({ closed: z.boolean() });

const Said = z.strictObject({ organisationId: z.string(), personName: z.string(), at: At });
export type Said = z.infer<typeof Said>;

const Closing = z.strictObject({
  ...Said.shape,
  number: Number,
  words: z.string(),
  /** Parties that say yes to this note, as the answers are now. */
  yes: z.array(Said).readonly(),
});

/**
 * `GET …/periodic-review` (read): the review that comes next or is open, and those that were. 404 unless
 * the agreement is in force.
 */
export const ReviewView = z.strictObject({
  number: Number,
  /** The day by which it is due; null where the signed words ask for no review. */
  due: z.iso.date().nullable(),
  /** How many months lie between two reviews, by the signed words. */
  months: z.number().int().nullable(),
  opened: Said.nullable(),
  /** Parties that have looked at their answers since it was opened. */
  answered: z.array(Said).readonly(),
  closing: Closing.nullable(),
  past: z
    .array(z.strictObject({ number: Number, openedAt: At, closedAt: At, words: z.string() }))
    .readonly(),
});
export type ReviewView = z.infer<typeof ReviewView>;
