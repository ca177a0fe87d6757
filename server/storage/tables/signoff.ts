import type { ScanType } from "#shared/signoff/scan.ts";

export interface SignoffTables {
  gate: Gate;
  letter: Letter;
  authority: Authority;
  freeze_consent: FreezeConsent;
  version: Version;
  signatory: Signatory;
  paper_copy: PaperCopy;
  paper_scan: PaperScan;
  sign_challenge: SignChallenge;
  signature: Signature;
}

interface Gate {
  agreement_id: string;
  gate: string;
  /** The party it concerns, or empty for a gate of the whole agreement. */
  organisation_id: string;
  state: "closed" | "waived";
  /** What was done or filed, or the reason of the waiver. */
  note: string;
  /** How many people the check of an organisation's own rules asks to sign, or null. */
  signers: 1 | 2 | null;
  /** The day of a funder's approval, or null. */
  approved_on: string | null;
  /** JSON of what closing it came to, or null. */
  details: string | null;
  person_id: string;
  at: string;
}

/** The letter of support, as it was written last. */
interface Letter {
  agreement_id: string;
  /** Whom it is addressed to. */
  recipient: string;
  signer: string;
  role: string;
  /** The date on it. */
  dated: string;
  /** The page as it was written. */
  content: string;
  person_id: string;
  at: string;
}

/** Authority of a person to sign for an organisation on an agreement, confirmed by its administrator. */
interface Authority {
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  basis: string;
  reference: string;
  date: string;
  confirmed_by: string;
  at: string;
}

/** A lead's own yes to exactly this seq of the draft. */
interface FreezeConsent {
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  seq: number;
  at: string;
}

interface Version {
  id: string;
  agreement_id: string;
  n: number;
  seq: number;
  /** The canonical JSON exactly as hashed. */
  content: string;
  doc_hash: string;
  /** JSON of the parties as they were at the freeze, in the shape of the bundle. */
  parties: string;
  /** Where its signing round stands. */
  state: "open" | "complete" | "declined" | "thawed";
  frozen_by: string;
  frozen_at: string;
  closed_by: string | null;
  closed_at: string | null;
  /** Why it was declined or thawed. */
  reason: string | null;
  /** The day from which its words count as a deed, or null. */
  deed_from: string | null;
}

/** A copy that an organisation signed or sealed on paper. */
interface PaperCopy {
  version_id: string;
  organisation_id: string;
  signed_on: string;
  signed_by: string;
  kept: string;
  recorded_by: string;
  recorded_at: string;
  matched_by: string | null;
  /** The organisation of who matched it. */
  matched_for: string | null;
  matched_at: string | null;
}

interface PaperScan {
  version_id: string;
  organisation_id: string;
  sha256: string;
  type: ScanType;
  /** Length of `content` in bytes. */
  size: number;
  content: Uint8Array;
  at: string;
}

interface Signatory {
  version_id: string;
  organisation_id: string;
  person_id: string;
  /** JSON of the authority as it stood at the freeze. */
  authority: string;
}

interface SignChallenge {
  id: string;
  version_id: string;
  person_id: string;
  method: "passkey" | "emailCode";
  /** The canonical signing statement, exactly as hashed. */
  statement: string;
  statement_hash: string;
  /** Keyed hash of the emailed code, or null for a passkey. */
  code_hash: string | null;
  attempts: number;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

interface Signature {
  id: string;
  version_id: string;
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  statement: string;
  statement_hash: string;
  method: "passkey" | "emailCode";
  /** JSON of the assertion as the bundle shows it. */
  assertion: string;
  at: string;
}
