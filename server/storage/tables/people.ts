import type { Generated } from "kysely";

export interface PeopleTables {
  person: Person;
  session: Session;
  account: Account;
  verification: Verification;
  passkey: Passkey;
  passkey_challenge: PasskeyChallenge;
  demo_session: DemoSession;
  organisation: Organisation;
  member: Member;
  invitation: Invitation;
  outbox: Outbox;
}

interface Person {
  id: string;
  name: string;
  /** Lower case, NFC. */
  email: string;
  email_verified: number;
  image: string | null;
  created_at: string;
  updated_at: string;
}

interface Session {
  id: string;
  person_id: string;
  /** SHA-256 of the cookie's token, hex. */
  token: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

interface Account {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  password: string | null;
  created_at: string;
  updated_at: string;
}

interface Verification {
  id: string;
  identifier: string;
  /** Never the code itself: a keyed hash of it. */
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

interface Passkey {
  /** The credential id, base64url. */
  id: string;
  person_id: string;
  name: string;
  /** COSE key. */
  public_key: Uint8Array;
  counter: number;
  /** JSON list of transports. */
  transports: string;
  created_at: string;
  last_used_at: string | null;
}

interface PasskeyChallenge {
  id: string;
  purpose: "register" | "signIn";
  person_id: string | null;
  challenge: string;
  expires_at: string;
  used_at: string | null;
}

interface DemoSession {
  /** SHA-256 of the per-tab token, hex. */
  token: string;
  person_id: string;
  created_at: string;
  expires_at: string;
}

interface Organisation {
  id: string;
  legal_name: string;
  short_name: string;
  number: string;
  address: string;
  legal_form: string;
  nation: string;
  public_authority: number;
  /** JSON list of language codes needed. */
  languages: string;
  regulator: Generated<string>;
  /** The organisation's own rule for signing, in its words. */
  signing_rule: Generated<string>;
  /** How many people sign for it; null: as its legal form needs. */
  signers: number | null;
  created_at: string;
}

interface Member {
  organisation_id: string;
  person_id: string;
  administrator: number;
  /** Job title or role name, for the signature block. */
  title: string;
  joined_at: string;
  removed_at: string | null;
}

interface Invitation {
  id: string;
  /** SHA-256 of the token, hex. The token itself is never stored. */
  token_hash: string;
  /** Lower case, NFC. */
  email: string;
  name: string;
  agreement_id: string;
  /** The party invited to join, or null: its lead brings a new organisation named below. */
  organisation_id: string | null;
  organisation_name: string;
  role: string;
  inviter_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  used_by: string | null;
  revoked_at: string | null;
}

interface Outbox {
  id: string;
  /** What it is about, such as `invite` or `signInCode`. */
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  created_at: string;
  /** When SMTP took it; null while waiting, and for ever without SMTP. */
  sent_at: string | null;
  attempts: number;
  last_error: string | null;
}
