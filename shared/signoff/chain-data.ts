import * as z from "zod";
import { AuthorityBasis } from "#shared/agreements/signing-rule.ts";
import type { AuditEvent } from "#shared/audit/event.ts";
import { Fingerprint } from "#shared/audit/fingerprint.ts";
import { Base64url } from "./base64url.ts";
import { SCAN_TYPES } from "./scan.ts";
import { Method } from "./statement.ts";

/**
 * What the sign-off events of a chain carry in `data`: written by the server, read by the verifier.
 * Closed, so an event that says more or less than this is refused.
 */
export const FrozenData = z.strictObject({
  docHash: Fingerprint,
  /** Length of the canonical text in bytes. */
  docBytes: z.int().min(1),
  docTitle: z.string(),
  schemaVersion: z.int().min(1),
  /** The seq of the draft that was frozen, and the leads who had to say yes to it. */
  seq: z.int().min(0),
  leads: z.array(z.string()),
  signatories: z.array(z.strictObject({ party: z.string(), person: z.string() })),
  /** The parties that sign or seal on paper; absent when nobody does. */
  paper: z.array(z.string()).min(1).optional(),
  /** The day from which the words count as a deed; absent when they are none. */
  deedFrom: z.iso.date().optional(),
  /** `fingerprintOf(parties)` of the bundle: who must sign, for whom. */
  parties: Fingerprint,
  /** Where passkeys of this round are used: the page's origin, and the site they belong to. */
  origin: z.string(),
  rpId: z.string(),
});
export type FrozenData = z.infer<typeof FrozenData>;

/** An organisation's own administrator says that one of its people may sign. */
export const AuthorityData = z.strictObject({
  person: z.string(),
  basis: AuthorityBasis,
  reference: z.string(),
  date: z.string(),
});
export const ConsentData = z.strictObject({ seq: z.int().min(0) });
export const ChallengeData = z.strictObject({
  statement: Fingerprint,
  party: z.string(),
  method: Method,
});
export const SignedData = z.strictObject({
  docHash: Fingerprint,
  party: z.string(),
  method: Method,
  /** Hashes of the statement and of the assertion, so the signature bytes are inside the chain. */
  statement: Fingerprint,
  assertion: Fingerprint,
});
export type SignedData = z.infer<typeof SignedData>;
export const DeclinedData = z.strictObject({ docHash: Fingerprint, party: z.string() });
export const ReopenedData = z.strictObject({ docHash: Fingerprint });
/** A copy on paper, recorded by its own party's lead and matched by another party's. */
export const RecordedData = z.strictObject({
  docHash: Fingerprint,
  party: z.string(),
  /** The day on the paper. */
  signedOn: z.iso.date(),
});
export type RecordedData = z.infer<typeof RecordedData>;
/** A scan of a recorded copy: the SHA-256 of the file, which is kept beside the bundle. */
export const ScannedData = z.strictObject({
  docHash: Fingerprint,
  party: z.string(),
  scan: Fingerprint,
  bytes: z.int().min(1),
  type: z.enum(SCAN_TYPES),
});
export type ScannedData = z.infer<typeof ScannedData>;
export const MatchedData = z.strictObject({ docHash: Fingerprint, party: z.string() });
export type MatchedData = z.infer<typeof MatchedData>;
export const CompletedData = z.strictObject({ docHash: Fingerprint, signatures: z.int().min(0) });
export const EnrolledData = z.strictObject({
  credentialId: Base64url,
  /** The COSE key as the authenticator gave it; `fingerprint` is of these bytes. */
  publicKey: Base64url,
  fingerprint: Fingerprint,
  party: z.string(),
});
export type EnrolledData = z.infer<typeof EnrolledData>;
export const RevokedData = z.strictObject({ fingerprint: Fingerprint });

/** Where a code went: personal data of `party.signed`, kept outside the chain. */
export const EmailPersonal = z.strictObject({ email: z.string() });

/** The event's data in this shape, or `null`. */
export function dataOf<Shape extends z.ZodType>(
  shape: Shape,
  event: AuditEvent | undefined,
): z.infer<Shape> | null {
  const parsed = shape.safeParse(event?.data);
  return parsed.success ? parsed.data : null;
}
