import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { decodeUtf8 } from "#shared/audit/canonical.ts";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { readCoseKey, type RsaKey } from "./cose.ts";
import type { PasskeyAssertion } from "./evidence.ts";

/** Signature checks of the platform: node:crypto on the server, WebCrypto in the browser. */
export interface SignatureChecks {
  /** `key` is 32 bytes, `signature` 64. */
  ed25519(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** `key` is the uncompressed point of P-256 (65 bytes), `signature` is r and s, 32 bytes each. */
  es256(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** PKCS #1 v1.5 with SHA-256. */
  rs256(key: RsaKey, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

export type AssertionFault =
  | "clientData"
  | "challenge"
  | "origin"
  | "site"
  | "userAbsent"
  | "userNotVerified"
  | "key"
  | "signature";

/** What the assertion must be about. `challenge` is 32 bytes, `publicKey` a COSE key. */
export interface Expected {
  readonly challenge: Uint8Array;
  readonly origin: string;
  readonly rpId: string;
  readonly publicKey: Uint8Array;
}

/** Flags of authenticator data (WebAuthn 6.1). */
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HEADER_BYTES = 37;

const ClientData = z.looseObject({
  type: z.literal("webauthn.get"),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.literal(false).optional(),
});

/**
 * Checks a passkey's assertion (WebAuthn 7.2): what it was made for, the challenge, the exact
 * origin, the site, that the person was there and was verified, and the signature.
 * You get `null` when all of it holds, else the first thing that does not.
 */
export async function checkAssertion(
  assertion: PasskeyAssertion,
  expected: Expected,
  checks: SignatureChecks,
): Promise<AssertionFault | null> {
  const clientBytes = fromBase64url(assertion.clientDataJSON) ?? new Uint8Array();
  const authenticator = fromBase64url(assertion.authenticatorData) ?? new Uint8Array();
  const signature = fromBase64url(assertion.signature) ?? new Uint8Array();
  const fault = clientFault(clientBytes, expected) ?? authenticatorFault(authenticator, expected);
  if (fault !== null) return fault;
  const signed = concatBytes(authenticator, sha256(clientBytes));
  return signatureFault(expected.publicKey, signed, signature, checks);
}

function clientFault(bytes: Uint8Array, expected: Expected): AssertionFault | null {
  const client = readClientData(bytes);
  if (client === null) return "clientData";
  if (client.challenge !== toBase64url(expected.challenge)) return "challenge";
  return client.origin === expected.origin ? null : "origin";
}

function readClientData(bytes: Uint8Array): z.infer<typeof ClientData> | null {
  try {
    return ClientData.parse(JSON.parse(decodeUtf8(bytes)));
  } catch {
    return null;
  }
}

function authenticatorFault(bytes: Uint8Array, expected: Expected): AssertionFault | null {
  if (bytes.length < HEADER_BYTES) return "site";
  const rpIdHash = bytesToHex(bytes.subarray(0, 32));
  if (rpIdHash !== fingerprint(utf8ToBytes(expected.rpId))) return "site";
  const flags = bytes[32] ?? 0;
  if ((flags & USER_PRESENT) === 0) return "userAbsent";
  return (flags & USER_VERIFIED) === 0 ? "userNotVerified" : null;
}

async function signatureFault(
  cose: Uint8Array,
  signed: Uint8Array,
  signature: Uint8Array,
  checks: SignatureChecks,
): Promise<AssertionFault | null> {
  const key = readCoseKey(cose);
  if (key === null) return "key";
  if (key.alg === "ed25519") {
    return (await checks.ed25519(key.key, signed, signature)) ? null : "signature";
  }
  if (key.alg === "rs256") {
    return (await checks.rs256(key.key, signed, signature)) ? null : "signature";
  }
  const pair = derToPair(signature);
  return pair !== null && (await checks.es256(key.key, signed, pair)) ? null : "signature";
}

/**
 * An ECDSA signature as DER (RFC 3279, 2.2.3) to r and s of 32 bytes each. Only the one DER form
 * passes: shortest lengths, no needless zero, nothing after the end.
 */
function derToPair(der: Uint8Array): Uint8Array | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = derInteger(der, 2);
  const s = r === null ? null : derInteger(der, r.end);
  if (r === null || s === null || s.end !== der.length) return null;
  return concatBytes(r.value, s.value);
}

function derInteger(der: Uint8Array, at: number): { value: Uint8Array; end: number } | null {
  const end = at + 2 + (der[at + 1] ?? 0);
  const digits = der.subarray(at + 2, end);
  if (der[at] !== 0x02 || at + 2 + digits.length !== end || !isShortest(digits)) return null;
  const bare = digits[0] === 0 ? digits.subarray(1) : digits;
  if (bare.length > 32) return null;
  return { value: concatBytes(new Uint8Array(32 - bare.length), bare), end };
}

/** Not negative, and no zero in front that the sign does not need. */
function isShortest(digits: Uint8Array): boolean {
  const [first, second] = digits;
  if (first === undefined || first >= 0x80) return false;
  return first !== 0 || second === undefined || second >= 0x80;
}
