import * as z from "zod";
import { DeedMethod } from "#shared/agreements/signing-rule.ts";
import { isJson, type Json } from "#shared/audit/canonical.ts";
import { AuditEvent, Moment } from "#shared/audit/event.ts";
import { Fingerprint, fingerprintOf, separated } from "#shared/audit/fingerprint.ts";
import { Base64url } from "./base64url.ts";
import { Statement } from "./statement.ts";

/** What a passkey gave back (WebAuthn 6.3.3), each part as base64url. */
export const PasskeyAssertion = z.strictObject({
  credentialId: Base64url,
  authenticatorData: Base64url,
  clientDataJSON: Base64url,
  signature: Base64url,
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/**
 * The weaker evidence: a code went to an address and came back. `sentTo` is SHA-256 of the salt of
 * the event's personal data and the address.
 */
export const EmailAssertion = z.strictObject({ sentTo: Fingerprint, confirmedAt: Moment });
export type EmailAssertion = z.infer<typeof EmailAssertion>;

export const Assertion = z.union([PasskeyAssertion, EmailAssertion]);
export type Assertion = z.infer<typeof Assertion>;

/** A party as the frozen text has it, and the people who must sign for it, or how on paper. */
export const BundleParty = z
  .strictObject({
    id: z.string(),
    legalName: z.string(),
    legalForm: z.string(),
    signatories: z.array(z.string()),
    /** How it signs or seals a printed copy; then nobody signs here for it. */
    paper: DeedMethod.optional(),
  })
  .refine(({ signatories, paper }) => (signatories.length === 0) !== (paper === undefined));
export type BundleParty = z.infer<typeof BundleParty>;

const Salt = z.string().regex(/^[0-9a-f]{64}$/);
const JsonValue = z.custom<Json>((value) => isJson(value));

/**
 * Personal data of an event, by the event's hash: told, or erased on request at a moment. Data that
 * is one organisation's own business, such as the address of an invited colleague, is not in it.
 */
export const Personal = z.union([
  z.strictObject({ event: Fingerprint, salt: Salt, json: JsonValue }),
  z.strictObject({ event: Fingerprint, erasedAt: Moment }),
]);
export type Personal = z.infer<typeof Personal>;

/**
 * The evidence of an agreement in one file (EVIDENCE, shape of the bundle). Written as canonical
 * JSON. `content` is the frozen text: SHA-256 of its canonical bytes is `docHash`. `statements` and
 * `assertions` go in pairs, in the order of the `party.signed` events, earlier rounds included.
 */
export const Bundle = z.strictObject({
  v: z.literal(1),
  agreement: z.string(),
  parties: z.array(BundleParty).min(1),
  version: z.strictObject({ n: z.int().min(1), docHash: Fingerprint, content: JsonValue }),
  statements: z.array(Statement),
  assertions: z.array(Assertion),
  events: z.array(AuditEvent).min(1),
  pii: z.array(Personal),
  head: Fingerprint,
  seal: z.strictObject({ key: Base64url, signature: Base64url }),
});
export type Bundle = z.infer<typeof Bundle>;
export type UnsealedBundle = Omit<Bundle, "seal">;

const SEAL_LABEL = "bundle.seal.v1";

/** The bytes the server's key signs: everything but the seal, with its purpose in front. */
export function sealedBytes(bundle: UnsealedBundle): Uint8Array {
  return separated(SEAL_LABEL, bundle);
}

/** What `version.frozen` records of the parties, so that they cannot be swapped later. */
export function partiesHash(parties: readonly BundleParty[]): string {
  return fingerprintOf(parties);
}
