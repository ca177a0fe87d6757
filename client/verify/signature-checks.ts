import type { SignatureChecks } from "#shared/signoff/webauthn.ts";

/** This browser has no way to check one kind of signature: the file may be true or false. */
export class CannotCheck extends Error {
  override readonly name = "CannotCheck";
}

/**
 * The browser's own checks (WebCrypto), for the verifier. Nothing leaves the page.
 * Each throws `CannotCheck` when the browser does not know the kind of signature.
 */
export const browserChecks: SignatureChecks = {
  ed25519: async (key, bytes, signature) =>
    check(
      async () => crypto.subtle.importKey("raw", own(key), "Ed25519", false, ["verify"]),
      "Ed25519",
      { bytes, signature },
    ),
  es256: async (key, bytes, signature) =>
    check(
      async () =>
        crypto.subtle.importKey("raw", own(key), { name: "ECDSA", namedCurve: "P-256" }, false, [
          "verify",
        ]),
      { name: "ECDSA", hash: "SHA-256" },
      { bytes, signature },
    ),
  rs256: async ({ modulus, exponent }, bytes, signature) =>
    check(
      async () =>
        crypto.subtle.importKey(
          "jwk",
          { kty: "RSA", alg: "RS256", n: base64url(modulus), e: base64url(exponent) },
          { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
          false,
          ["verify"],
        ),
      "RSASSA-PKCS1-v1_5",
      { bytes, signature },
    ),
};

async function check(
  importKey: () => Promise<CryptoKey>,
  algorithm: Parameters<SubtleCrypto["verify"]>[0],
  signed: { readonly bytes: Uint8Array; readonly signature: Uint8Array },
): Promise<boolean> {
  try {
    const key = await importKey();
    return await crypto.subtle.verify(algorithm, key, own(signed.signature), own(signed.bytes));
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "NotSupportedError") {
      throw new CannotCheck(failure.message);
    }
    return false;
  }
}

/** A copy on a buffer of its own, as WebCrypto's types ask for. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** base64url without padding (RFC 7515, 2), and without the zeros that DER puts in front. */
function base64url(bytes: Uint8Array): string {
  const start = bytes.findIndex((byte) => byte !== 0);
  const text = btoa(String.fromCharCode(...bytes.subarray(Math.max(start, 0))));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
