import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { fromBase64url, toBase64url } from "#shared/signoff/base64url.ts";
import { type Bundle, sealedBytes, type UnsealedBundle } from "#shared/signoff/evidence.ts";

/** The server's Ed25519 key. `fingerprint` stands on every receipt. */
export interface SealKey {
  readonly fingerprint: string;
  seal(bundle: UnsealedBundle): Bundle;
}

/** An Ed25519 private key in PKCS #8 is this prefix and 32 bytes (RFC 8410, section 7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The seal key of a seed that is kept in `data/secrets`.
 * @param seed 32 bytes
 * @throws Error when the seed is no key: the start must stop, because nothing could be completed
 */
export function sealKeyFrom(seed: Uint8Array): SealKey {
  if (seed.length !== 32) throw new Error("The seal key in data/secrets is damaged. Restore it.");
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(key);
  const raw = fromBase64url(publicKey.export({ format: "jwk" }).x ?? "") ?? new Uint8Array();
  const probe = Buffer.from("probe");
  if (!verify(null, probe, publicKey, sign(null, probe, key))) {
    throw new Error("The seal key does not sign.");
  }
  return {
    fingerprint: fingerprint(raw),
    seal: (bundle) => ({
      ...bundle,
      seal: { key: toBase64url(raw), signature: toBase64url(sign(null, sealedBytes(bundle), key)) },
    }),
  };
}
