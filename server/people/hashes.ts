import { createHash, createHmac } from "node:crypto";

/** SHA-256 in hex: how tokens of 256 random bits are kept (a stolen table gives no live token). */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * A keyed hash in hex, for secrets that are short enough to guess, such as emailed codes
 * (ASVS 6.5.2): useless without the pepper, which is not in the database.
 */
export function keyedHash(pepper: Uint8Array, purpose: string, secret: string): string {
  return createHmac("sha256", pepper).update(`${purpose}\n${secret}`).digest("hex");
}

/** 32 random bytes as base64url. */
export function tokenFrom(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
