export interface AgreementsTables {
  agreement: Agreement;
  party: Party;
  participant: Participant;
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
  /** Set while drafting and later: the degree the draft was assembled for. */
  degree: number | null;
  started_at: string | null;
  in_force_at: string | null;
  ended_at: string | null;
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
