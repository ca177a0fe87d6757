import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { AuthorityBasis } from "#shared/agreements/signing-rule.ts";
import { canonicalBytes } from "#shared/audit/canonical.ts";
import { Moment } from "#shared/audit/event.ts";
import { Fingerprint, fingerprint } from "#shared/audit/fingerprint.ts";
import { Base64url } from "./base64url.ts";

/** How somebody showed that it is them: a passkey, or the weaker emailed code. */
export const Method = z.enum(["passkey", "emailCode"]);
export type Method = z.infer<typeof Method>;

/** A signatory's authority, as their own organisation's administrator confirmed it. */
export const Authority = z.strictObject({
  basis: AuthorityBasis,
  reference: z.string(),
  date: z.string(),
  /** The id of the administrator whose word it is; older statements do not say. */
  declaredBy: z.string().optional(),
});
export type Authority = z.infer<typeof Authority>;

/**
 * What one signatory signs (EVIDENCE 4.1). `head` is the history before this request and
 * `otherPartyKeys` the keys of the other parties so far, so every signer is a witness of the past.
 */
export const Statement = z.strictObject({
  v: z.literal(1),
  purpose: z.literal("sign-agreement"),
  agreement: z.string(),
  version: z.int().min(1),
  docHash: Fingerprint,
  docTitle: z.string(),
  party: z.string(),
  partyLegalName: z.string(),
  signer: z.strictObject({ id: z.string(), name: z.string() }),
  role: z.string(),
  authority: Authority,
  method: Method,
  intentHash: Fingerprint,
  head: Fingerprint,
  otherPartyKeys: z.array(Fingerprint),
  nonce: Base64url,
  issuedAt: Moment,
});
export type Statement = z.infer<typeof Statement>;

/** The sentence a signatory ticks. Its hash is in the statement, so these words never change. */
export function intentSentence(partyLegalName: string): string {
  return `I may sign for ${partyLegalName}, and I mean this to be its signature on this agreement.`;
}

export function intentHash(partyLegalName: string): string {
  return fingerprint(utf8ToBytes(intentSentence(partyLegalName)));
}

/** The 32 bytes a passkey signs: SHA-256 of the canonical statement. */
export function challengeOf(statement: Statement): Uint8Array {
  return sha256(canonicalBytes(statement));
}

/** The same 32 bytes as 64 lower-case digits. */
export function statementHash(statement: Statement): string {
  return bytesToHex(challengeOf(statement));
}
