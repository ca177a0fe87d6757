import type { Generated } from "kysely";

export interface AgreementsTables {
  agreement: Agreement;
  party: Party;
  participant: Participant;
  party_proposal: PartyProposal;
  party_proposal_yes: PartyProposalYes;
  kept_copy: KeptCopy;
}

interface Agreement {
  id: string;
  title: string;
  stage: string;
  /** Raised by every change of who may do what; an append checks it in its own transaction. */
  membership_epoch: number;
  created_by: string;
  created_at: string;
  /** When all answers were opened to all, or null. */
  revealed_at: string | null;
  /** 1: trust needed a talk when the answers opened; else 0. */
  trust_talk: Generated<number>;
  /** From drafting on: the degree the draft was assembled for, then the one that all said yes to. */
  degree: number | null;
  started_at: string | null;
  in_force_at: string | null;
  ended_at: string | null;
  /** JSON of what the assessment began with and why; null for an agreement of before: the standard. */
  thresholds: string | null;
}

interface Party {
  agreement_id: string;
  organisation_id: string;
  /** 1 to 8: colour and shape. */
  mark: number;
  position: number;
  joined_at: string;
  left_at: string | null;
}

interface Participant {
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  role: string;
  added_at: string;
  removed_at: string | null;
}

/** What a party that left had up to that moment, for its own people alone. */
interface KeptCopy {
  agreement_id: string;
  organisation_id: string;
  /** As in `party`: of one that has come back and left again the newest counts. */
  left_at: string;
  title: string;
  /** JSON of a list of `{ name, content }`. */
  files: string;
}

/** Another organisation that somebody would like to invite to an agreement that has begun. */
interface PartyProposal {
  agreement_id: string;
  /** From 1 within the agreement. */
  number: number;
  organisation_id: string;
  person_id: string;
  organisation_name: string;
  lead_name: string;
  lead_email: string;
  reason: string;
  at: string;
  /** open, invited, refused or withdrawn. */
  state: string;
  closed_by: string | null;
  closed_at: string | null;
}

interface PartyProposalYes {
  agreement_id: string;
  number: number;
  organisation_id: string;
  person_id: string;
  at: string;
}
