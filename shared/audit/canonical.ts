import canonicalize from "canonicalize";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** The only values that may be hashed or sealed. Numbers are safe integers; money travels as text. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Half of a surrogate pair, alone: it has no UTF-8 form, and two different ones would hash alike. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Far deeper than any agreement, far below any stack. */
const DEEPEST = 64;

/**
 * Is this a value that has exactly one canonical form? Refused: `undefined`, dates and other
 * classes, numbers that are not safe integers, strings with a lone surrogate, keys that a reader
 * could mistake for an object's own machinery, and nesting deeper than 64.
 * (The library would drop `undefined`, turn a date into a string and round a big integer.)
 */
export function isJson(value: unknown, depth = 0): value is Json {
  if (typeof value !== "object" || value === null) return isPrimitive(value);
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((each) => isJson(each, depth + 1));
  return (
    isPlain(value) && Object.entries(value).every(([k, v]) => isKey(k) && isJson(v, depth + 1))
  );
}

function isPrimitive(value: unknown): boolean {
  if (typeof value === "string") return !LONE_SURROGATE.test(value);
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0);
  return value === null || typeof value === "boolean";
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const ownKeys = Reflect.ownKeys(value);
  return (
    (prototype === Object.prototype || prototype === null) &&
    ownKeys.length === Object.keys(value).length
  );
}

const isKey = (key: string): boolean => !LONE_SURROGATE.test(key) && key !== "__proto__";

/**
 * The canonical text of a value, RFC 8785.
 * @throws TypeError when the value has no canonical form; nothing is ever dropped or rounded
 */
export function canonicalText(value: unknown): string {
  const text = isJson(value) ? canonicalize(value) : undefined;
  if (text === undefined) throw new TypeError("This value has no canonical form.");
  return text;
}

/** The canonical bytes of a value: RFC 8785 text as UTF-8. @throws TypeError as `canonicalText` */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8ToBytes(canonicalText(value));
}

/**
 * Reads bytes that must be canonical already. You get the value, or `null` when the bytes are not
 * UTF-8, not JSON, or not the one canonical form of what they say (white space, key order,
 * duplicate keys, other escapes or number forms).
 */
export function parseCanonical(bytes: Uint8Array): { readonly value: Json } | null {
  try {
    const text = decodeUtf8(bytes);
    const value: unknown = JSON.parse(text);
    return isJson(value) && canonicalText(value) === text ? { value } : null;
  } catch {
    return null;
  }
}

const CHUNK = 8192;

/**
 * UTF-8 to text, without a decoder of the platform (shared code has none).
 * @throws URIError when the bytes are not UTF-8 as RFC 3629 has it
 */
export function decodeUtf8(bytes: Uint8Array): string {
  let latin = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    latin += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return decodeURIComponent(latin.replace(/[^\0-$&-\u007f]/g, (c) => `%${hex2(c.charCodeAt(0))}`));
}

const hex2 = (byte: number): string => byte.toString(16).padStart(2, "0");
