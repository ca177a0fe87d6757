import * as z from "zod";
import { READY_IDS } from "../assessment/questions.ts";

const At = z.iso.datetime();
const Score = z.literal([1, 2, 3, 4, 5]);

/**
 * `PUT /api/agreements/:agreement/shared/:question` (answer): between two organisations, after the
 * reveal, the caller's shows the other one this low answer of its own; `value` is the answer as the
 * caller has seen it. Doing it twice is the same as once. 422 `unknownQuestion` for anything but
 * readiness, 422 `badValue` for an answer that is not low, 409 `notBetweenTwo`, `conflict` when the
 * answer is another one by now, `answeredBefore`, `assessmentSealed`. `DELETE` withdraws it: nobody else
 * is shown it any more, and both read that it was shared and when it was withdrawn.
 */
export const ShareAnswer = z.strictObject({ value: Score });

/** A low answer that one of two organisations has shown to the other. No third ever gets it. */
export const SharedAnswer = z.strictObject({
  organisationId: z.string(),
  name: z.string(),
  /** To whom it was shown. */
  sharedWith: z.string(),
  sharedWithName: z.string(),
  /** Null, with `value`, to the reader it was shown to once it is withdrawn. */
  question: z.enum(READY_IDS).nullable(),
  value: Score.nullable(),
  personName: z.string(),
  at: At,
  withdrawn: z.strictObject({ personName: z.string(), at: At }).nullable(),
});
export type SharedAnswer = z.infer<typeof SharedAnswer>;
