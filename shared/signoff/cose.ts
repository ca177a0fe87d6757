import { concatBytes } from "@noble/hashes/utils.js";

/** A public key of a passkey, as the signature checks take it. */
export type PublicKey =
  | { readonly alg: "ed25519"; readonly key: Uint8Array }
  /** The uncompressed point: 4, x, y (65 bytes). */
  | { readonly alg: "es256"; readonly key: Uint8Array }
  | { readonly alg: "rs256"; readonly key: RsaKey };

export interface RsaKey {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

/** Labels and values of COSE keys: RFC 9052 section 7, RFC 9053 section 7, RFC 8230 section 4. */
const KTY = 1;
const ALG = 3;
const OKP = { kty: 1, alg: -8, curve: 6 };
const EC2 = { kty: 2, alg: -7, curve: 1 };
const RSA = { kty: 3, alg: -257 };

/**
 * Reads the COSE key of a passkey (WebAuthn 6.5.1.1). You get a key for ES256, RS256 or EdDSA with
 * Ed25519; everything else, and every byte too many, is `null`.
 */
export function readCoseKey(bytes: Uint8Array): PublicKey | null {
  const map = readMap(bytes);
  if (map === null) return null;
  if (map.get(KTY) === EC2.kty && map.get(ALG) === EC2.alg) return ec2(map);
  if (map.get(KTY) === OKP.kty && map.get(ALG) === OKP.alg) return okp(map);
  if (map.get(KTY) === RSA.kty && map.get(ALG) === RSA.alg) return rsa(map);
  return null;
}

type CoseMap = ReadonlyMap<number, number | Uint8Array>;

function ec2(map: CoseMap): PublicKey | null {
  const [x, y] = [map.get(-2), map.get(-3)];
  if (map.get(-1) !== EC2.curve || !isBytes(x, 32) || !isBytes(y, 32)) return null;
  return { alg: "es256", key: concatBytes(new Uint8Array([4]), x, y) };
}

function okp(map: CoseMap): PublicKey | null {
  const x = map.get(-2);
  return map.get(-1) === OKP.curve && isBytes(x, 32) ? { alg: "ed25519", key: x } : null;
}

function rsa(map: CoseMap): PublicKey | null {
  const [modulus, exponent] = [map.get(-1), map.get(-2)];
  if (!isBytes(modulus) || !isBytes(exponent) || modulus.length < 256) return null;
  return { alg: "rs256", key: { modulus, exponent } };
}

function isBytes(value: number | Uint8Array | undefined, length?: number): value is Uint8Array {
  return value instanceof Uint8Array && (length === undefined || value.length === length);
}

/** A CBOR map of small integers to integers or byte strings, and nothing after it (RFC 8949). */
function readMap(bytes: Uint8Array): CoseMap | null {
  const reader = { bytes, at: 0 };
  const start = readHead(reader);
  if (start === null || start.major !== 5) return null;
  const map = new Map<number, number | Uint8Array>();
  for (let i = 0; i < start.value; i += 1) {
    const key = readEntry(reader);
    const value = readEntry(reader);
    if (typeof key !== "number" || value === null || map.has(key)) return null;
    map.set(key, value);
  }
  return reader.at === bytes.length ? map : null;
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readEntry(reader: Reader): number | Uint8Array | null {
  const head = readHead(reader);
  if (head === null) return null;
  if (head.major === 0) return head.value;
  if (head.major === 1) return -1 - head.value;
  if (head.major !== 2 || reader.at + head.value > reader.bytes.length) return null;
  const slice = reader.bytes.slice(reader.at, reader.at + head.value);
  reader.at += head.value;
  return slice;
}

/** Major type and argument; arguments of up to two bytes, in their shortest form. */
function readHead(reader: Reader): { readonly major: number; readonly value: number } | null {
  const first = reader.bytes[reader.at];
  if (first === undefined) return null;
  const [major, short] = [first >> 5, first & 31];
  if (short > 25) return null;
  const extra = short < 24 ? 0 : short - 23;
  const argument = reader.bytes.subarray(reader.at + 1, reader.at + 1 + extra);
  if (argument.length !== extra) return null;
  reader.at += 1 + extra;
  const value = extra === 0 ? short : argument.reduce((sum, byte) => sum * 256 + byte, 0);
  const least = extra === 0 ? 0 : extra === 1 ? 24 : 256;
  return value < least ? null : { major, value };
}
