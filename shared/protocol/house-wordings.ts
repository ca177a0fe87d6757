import * as z from "zod";
import { DocumentJson } from "../drafting/document.ts";

/** Deeper than any clause that people write; a reader that follows every level stays safe below it. */
const DEPTH = 60;

function isShallow(value: unknown, left = DEPTH): boolean {
  if (typeof value !== "object" || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1));
}

/** An organisation's own wording of a library clause, as its own leads see it. */
const HouseWordingView = z.strictObject({
  /** The id of the library clause. */
  clause: z.string(),
  name: z.string(),
  /** The lines below the title, as `HouseLines` of shared/templates. */
  words: DocumentJson,
  personName: z.string(),
  at: z.iso.datetime(),
});
export type HouseWordingView = z.infer<typeof HouseWordingView>;

/**
 * `GET /api/agreements/:agreement/house-wordings` (keepWording), and on the organisation's own page
 * `GET /api/organisations/:organisation/house-wordings` (readWordings): what one's own organisation
 * keeps. No other organisation ever gets it.
 * `DELETE …/:clause` (keepWording; changeWordings) → HouseWordingList; 422 `unknownClause` when none is
 * kept.
 */
export const HouseWordingList = z.strictObject({ wordings: z.array(HouseWordingView) });
export type HouseWordingList = z.infer<typeof HouseWordingList>;

/**
 * `PUT /api/agreements/:agreement/house-wordings/:clause` (keepWording): keeps these words, in the place
 * of what was kept before → HouseWordingList. 422 `unknownClause`; `badValue` naming `name` or `words`
 * when they are too long, empty, or not what a draft may hold.
 */
export const KeepWording = z.strictObject({
  name: z.string().trim().min(1).max(120),
  words: z
    .unknown()
    .refine((words) => isShallow(words))
    .pipe(DocumentJson),
});

/**
 * `PUT /api/organisations/:organisation/house-wordings/:clause` (changeWordings): the same where a
 * wording is kept already → HouseWordingList. `was` is the `at` of what the asker began with: 409
 * `conflict` when somebody has kept other words since.
 */
export const ChangeWording = KeepWording.extend({ was: z.iso.datetime() });

/**
 * `POST /api/agreements/:agreement/house-wordings/:clause/offer` (offerWording): says to every party,
 * before the words go in, that these new lines will be one's own wording → HouseOfferList. 422
 * `unknownClause` when one's organisation keeps none; 409 `clauseNotInDraft`; 422 `badValue` naming
 * `lines` when one of them stands in the draft already; 409 `conflict` when other words are kept now.
 */
export const OfferWording = z.strictObject({
  lines: z
    .array(z.string().regex(/^[a-z0-9-]{1,64}$/))
    .min(1)
    .max(200),
});

/**
 * `GET /api/agreements/:agreement/house-offers` (read): which organisations offered their own wording
 * here. The mark of an offer stands where one of its lines does, so it comes and goes with the words.
 */
export const HouseOfferList = z.strictObject({
  offers: z.array(
    z.strictObject({
      clause: z.string(),
      organisationId: z.string(),
      /** Its short name, also once it is a party no more. */
      organisationName: z.string(),
      personName: z.string(),
      at: z.iso.datetime(),
      /** The ids of the lines it brought; none for an offer from before they were written down. */
      lines: z.array(z.string()),
    }),
  ),
});
export type HouseOfferList = z.infer<typeof HouseOfferList>;
