import * as z from "zod";

const At = z.iso.datetime();

/**
 * A proposal to take a clause out that the draft must have. `open` waits for somebody; `agreed`: every
 * party has said yes, and the clause may be missing; `kept`: somebody wants to keep it; `lapsed`: what
 * asks for the clause has changed since.
 */
export const RemovalView = z.strictObject({
  /** The id of the library clause. */
  clause: z.string(),
  number: z.number().int().min(1),
  organisationId: z.string(),
  personName: z.string(),
  reason: z.string(),
  at: At,
  state: z.enum(["open", "agreed", "kept", "lapsed"]),
  /** The organisations that have said yes, the proposer's own among them. */
  yes: z.array(z.strictObject({ organisationId: z.string(), personName: z.string(), at: At })),
  /** Who wanted to keep the clause. */
  keptBy: z.string().nullable(),
});
export type RemovalView = z.infer<typeof RemovalView>;

/** `GET /api/agreements/:agreement/removals` (read): the newest proposal of each clause. */
export const RemovalList = z.strictObject({ removals: z.array(RemovalView) });
export type RemovalList = z.infer<typeof RemovalList>;

/**
 * `POST /api/agreements/:agreement/removals` (edit): propose to take out a required clause, and say
 * yes to it for one's own party → RemovalList. 422 `unknownClause`; `clauseInsisted` when the law, a
 * regulator or a funder asks for it; 409 `clauseFree` when any lead may take it out as it is.
 */
export const ProposeRemoval = z.strictObject({
  clause: z.string().max(32),
  reason: z.string().trim().min(1).max(2_000),
});

/**
 * `POST /api/agreements/:agreement/removals/:clause/agree` (edit): one's own party's yes.
 * `POST /api/agreements/:agreement/removals/:clause/keep` (edit): the clause stays; the proposal ends.
 * Both → RemovalList; 422 `unknownClause` without a proposal; 409 `conflict` when it is another one by
 * now, or is over.
 */
export const AboutRemoval = z.strictObject({ number: z.number().int().min(1).max(1_000_000) });
