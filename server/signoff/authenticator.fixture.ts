import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { fromBase64url, toBase64url } from "#shared/signoff/base64url.ts";
import type { Assertion, PasskeyAssertion } from "#shared/signoff/evidence.ts";

/** A software authenticator: one ES256 passkey that answers like a phone does. */
export class Authenticator {
  readonly credentialId = toBase64url(randomBytes(32));
  private readonly key: KeyObject;
  readonly publicKey: Uint8Array;

  constructor() {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.key = pair.privateKey;
    const jwk = pair.publicKey.export({ format: "jwk" });
    const [x, y] = [fromBase64url(jwk.x ?? ""), fromBase64url(jwk.y ?? "")];
    if (x === null || y === null) throw new Error("no point");
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR.
    this.publicKey = Buffer.concat([
      Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]),
      x,
      Buffer.from([0x22, 0x58, 32]),
      y,
    ]);
  }

  /** Flags 0x05: the person was there and was verified. */
  assert(
    challenge: string,
    at: { readonly origin: string; readonly rpId: string; readonly flags?: number },
  ): PasskeyAssertion {
    const clientData = Buffer.from(
      JSON.stringify({
        type: "webauthn.get",
        challenge,
        origin: at.origin,
        crossOrigin: false,
      }),
    );
    const authenticatorData = Buffer.concat([
      createHash("sha256").update(at.rpId).digest(),
      Buffer.from([at.flags ?? 0x05, 0, 0, 0, 0]),
    ]);
    const digest = createHash("sha256").update(clientData).digest();
    return {
      credentialId: this.credentialId,
      authenticatorData: toBase64url(authenticatorData),
      clientDataJSON: toBase64url(clientData),
      signature: toBase64url(sign("sha256", Buffer.concat([authenticatorData, digest]), this.key)),
    };
  }
}

/** The order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The same assertion with r and n−s, which verifies wherever r and s do (SEC 1, 4.1.4). */
export function twin(assertion: Assertion): PasskeyAssertion {
  if (!("signature" in assertion)) throw new Error("a passkey's assertion");
  const der = Buffer.from(fromBase64url(assertion.signature) ?? []);
  const rEnd = 4 + (der[3] ?? 0);
  const s = BigInt(`0x${der.subarray(rEnd + 2).toString("hex")}`);
  const hex = (ORDER - s).toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const digits = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
  const body = Buffer.concat([der.subarray(2, rEnd), Buffer.from([2, digits.length]), digits]);
  const signature = toBase64url(Buffer.concat([Buffer.from([0x30, body.length]), body]));
  return { ...assertion, signature };
}
