import type { Random } from "../clock.ts";

/**
 * A Yjs client id of 52 random bits. Yjs's own have 32: two members with one id would lose words
 * silently, and an id must not be guessed.
 */
export function newClientId(random: Random): number {
  const bytes = random.bytes(7);
  const bits = bytes.reduce((value, byte) => value * 256 + byte, 0) % 2 ** 52;
  return Math.floor(bits);
}

/** The secret that lets a page connect: 256 bits, base64url; only its hash is kept. */
export const newSid = (random: Random): string =>
  Buffer.from(random.bytes(32)).toString("base64url");
