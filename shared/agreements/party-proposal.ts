/** How far the proposal to invite another organisation is. */
export const PROPOSAL_STATES = ["open", "invited", "refused", "withdrawn"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** An agreement has at most this many organisations, those that are invited included. */
export const MOST_PARTIES = 30;

/**
 * The parties whose yes is still wanted before another organisation is invited (AG15). Each of them
 * opened its answers, or will, to those who are here and to nobody else; so each says yes. A party
 * that comes meanwhile is asked too, one that goes is not.
 * @param yes the parties that have said yes; whoever proposes has
 */
export function stillAsked(yes: readonly string[], parties: readonly string[]): string[] {
  return parties.filter((party) => !yes.includes(party));
}
