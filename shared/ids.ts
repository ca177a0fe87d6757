import * as z from "zod";

/**
 * A person's id, branded: parsed at the edge, never cast.
 *
 * An id is 1 to 64 characters of `a-z`, `0-9` and `-`, as in `river-and-roots` or a random
 * `k3v9…`. Nothing about a thing can be read from its id.
 */
export const PersonId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
  .brand("PersonId");
export type PersonId = z.infer<typeof PersonId>;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A fresh id from 16 or more random bytes, 5 bits a character.
 * @param bytes random bytes from the caller's own source (shared code has none)
 */
export function idFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join("");
}
