import * as z from "zod";
import { DetailLine } from "../signoff/gate-details.ts";

/**
 * `PUT /api/agreements/:agreement/letter` (closeGate): writes the letter of support → LetterView.
 * 409 `letterLacks` names what a profile does not say yet; 409 `letterSent` once the check is closed.
 */
export const WriteLetter = z.strictObject({
  /** Whom it is addressed to. */
  to: DetailLine,
  signer: DetailLine,
  role: DetailLine,
  /** The date on the letter. */
  on: z.iso.date(),
});
export type WriteLetter = z.infer<typeof WriteLetter>;

/**
 * `GET …/letter` (read) → LetterView. `GET …/letter/page` (read): the letter itself, as a page to
 * keep and print; 404 before it is written.
 */
export const LetterView = z.strictObject({
  /** What the profiles do not say yet; while there is any, no letter can be written. */
  missing: z.array(
    z.strictObject({ organisation: z.string(), what: z.enum(["number", "address"]) }),
  ),
  written: WriteLetter.extend({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type LetterView = z.infer<typeof LetterView>;
