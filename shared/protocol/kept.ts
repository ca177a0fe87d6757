import * as z from "zod";

/**
 * `GET /api/agreements/:agreement/kept` (readKept): what the reader's organisation had up to the moment
 * in which it left. Each of `files` is a download at `…/kept/{name}`.
 */
export const KeptCopy = z.strictObject({
  title: z.string(),
  organisationName: z.string(),
  leftAt: z.iso.datetime(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int() })),
});
export type KeptCopy = z.infer<typeof KeptCopy>;

/** An agreement that an organisation of the reader has left, as their home page names it. */
export const KeptSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  organisationName: z.string(),
  leftAt: z.iso.datetime(),
});
