import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { toBase64url } from "#shared/signoff/base64url.ts";
import type { SignatureChecks } from "#shared/signoff/webauthn.ts";

/** The signature checks of this platform. A key or a signature that does not parse is `false`. */
export const nodeChecks: SignatureChecks = {
  ed25519: (key, bytes, signature) =>
    holds(() => {
      const jwk = { kty: "OKP", crv: "Ed25519", x: toBase64url(key) };
      return verify(null, bytes, keyFrom(jwk), signature);
    }),
  es256: (key, bytes, signature) =>
    holds(() => {
      const [x, y] = [key.slice(1, 33), key.slice(33)].map(toBase64url);
      const jwk = { kty: "EC", crv: "P-256", x, y };
      return verify("sha256", bytes, { key: keyFrom(jwk), dsaEncoding: "ieee-p1363" }, signature);
    }),
  rs256: (key, bytes, signature) =>
    holds(() => {
      const jwk = { kty: "RSA", n: toBase64url(key.modulus), e: toBase64url(key.exponent) };
      return verify("sha256", bytes, keyFrom(jwk), signature);
    }),
};

const keyFrom = (jwk: Record<string, unknown>): KeyObject =>
  createPublicKey({ key: jwk, format: "jwk" });

async function holds(check: () => boolean): Promise<boolean> {
  try {
    return check();
  } catch {
    return false;
  }
}
