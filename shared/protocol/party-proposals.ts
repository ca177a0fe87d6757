import * as z from "zod";
import { PROPOSAL_STATES } from "../agreements/party-proposal.ts";

const At = z.iso.datetime();
const Name = z.string().trim().min(1).max(200);

/**
 * `POST /api/agreements/:agreement/party-proposals` (inviteParty): another organisation is to be
 * invited. The invitation goes out when a lead of every party has said yes; whoever proposes it has.
 * 409 `partyAsked`, `withAnotherParty`, `partiesFull` → `PartyProposed`.
 */
export const ProposeParty = z.strictObject({
  organisationName: Name,
  leadName: Name,
  leadEmail: z.email().max(254),
  reason: z.string().trim().min(1).max(1000),
});
/** `link`: the invitation went out at once, because nobody else is here; to copy, kept nowhere. */
export const PartyProposed = z.strictObject({
  number: z.number().int(),
  link: z.string().nullable(),
});

/**
 * `GET /api/agreements/:agreement/party-proposals` (look).
 * `POST …/:number/agree` and `…/:number/refuse` (inviteParty): one's own party says yes or no; its
 * own proposal it takes back → `PartyProposalList`. 409 `conflict` when it is not open any more.
 */
export const PartyProposalList = z.strictObject({
  proposals: z.array(
    z.strictObject({
      number: z.number().int(),
      organisationId: z.string(),
      personName: z.string(),
      organisationName: z.string(),
      leadName: z.string(),
      /** Shown to the party that proposes it; else empty. */
      leadEmail: z.string(),
      reason: z.string(),
      at: At,
      state: z.enum(PROPOSAL_STATES),
      closedBy: z.string().nullable(),
      yes: z.array(z.strictObject({ organisationId: z.string(), personName: z.string(), at: At })),
      /** The parties whose yes is wanted still. */
      asked: z.array(z.string()),
    }),
  ),
});
export type PartyProposalList = z.infer<typeof PartyProposalList>;
