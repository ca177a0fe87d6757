import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { canonicalBytes } from "./canonical.ts";

/** 64 lower-case hexadecimal digits: what people see as a fingerprint. */
export const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** The lower-case hexadecimal SHA-256 of raw bytes. */
export function fingerprint(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The fingerprint of a value's canonical bytes. @throws TypeError when it has no canonical form */
export function fingerprintOf(value: unknown): string {
  return fingerprint(canonicalBytes(value));
}

/**
 * The bytes that are hashed or sealed for one purpose: `label`, a zero byte, the canonical value.
 * The label keeps a hash of one kind from ever passing as one of another kind.
 */
export function separated(label: string, value: unknown): Uint8Array {
  return concatBytes(utf8ToBytes(`${label}\0`), canonicalBytes(value));
}

/**
 * A commitment to personal data that stays outside the chain: SHA-256(salt, canonical data).
 * Whoever holds salt and data can show what was meant; erasing both leaves 64 digits that say nothing.
 * @param salt 32 random bytes
 */
export function commit(salt: Uint8Array, personal: unknown): string {
  return fingerprint(concatBytes(salt, canonicalBytes(personal)));
}
