import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import { canonicalBytes, canonicalText, decodeUtf8, isJson, parseCanonical } from "./canonical.ts";

const parse = (text: string) => parseCanonical(utf8ToBytes(text));

test("AU1 keys stand in UTF-16 order and nothing is written twice", () => {
  expect(canonicalText({ b: 1, a: [true, null, "é"], "\u20ac": 0, "\ud83d\ude00": 2 })).toBe(
    '{"a":[true,null,"é"],"b":1,"€":0,"😀":2}',
  );
});

test.each([
  ["undefined in an object", { a: undefined }],
  ["undefined in a list", [undefined]],
  ["a date", { a: new Date(0) }],
  ["a map", new Map()],
  ["a boxed number", { a: Object(1) as unknown }],
  ["a fraction", 0.5],
  ["a big integer", 2 ** 53],
  ["a bigint", 1n],
  ["minus zero", -0],
  ["NaN", Number.NaN],
  ["infinity", Infinity],
  ["a lone high surrogate", "a\ud800"],
  ["a lone low surrogate", "\udc00b"],
  ["a lone surrogate in a key", { "\ud800": 1 }],
  ["a symbol key", { [Symbol("s")]: 1 }],
  ["a function", () => 1],
  ["a prototype key", JSON.parse('{"__proto__": 1}')],
])("AU1 refuses %s, and never rounds or drops it", (_, value) => {
  expect(isJson(value)).toBe(false);
  expect(() => canonicalBytes(value)).toThrow(TypeError);
});

test("AU1 refuses nesting deeper than 64, without a stack overflow", () => {
  const deep: unknown = JSON.parse("[".repeat(20_000) + "]".repeat(20_000));
  expect(isJson(deep)).toBe(false);
});

test.each([
  ["white space", '{"a": 1}'],
  ["key order", '{"b":1,"a":2}'],
  ["a duplicate key", '{"a":1,"a":1}'],
  ["a needless escape", '{"a":"\\u0041"}'],
  ["a number in another form", '{"a":1e0}'],
  ["a byte order mark", '\ufeff{"a":1}'],
  ["a line end", '{"a":1}\n'],
  ["nothing", ""],
])("AU2 bytes with %s are not canonical", (_, text) => {
  expect(parse(text)).toBeNull();
});

test("AU2 canonical bytes read back as what they were", () => {
  const value = { words: "Siân’s 100% 😀\0\u007f", list: [1, -5, true, null, ""] };
  expect(parseCanonical(canonicalBytes(value))).toEqual({ value });
});

test.each([
  ["an overlong slash", [0xc0, 0xaf]],
  ["a surrogate in UTF-8", [0xed, 0xa0, 0x80]],
  ["a byte that never occurs", [0xff]],
  ["a cut sequence", [0xe2, 0x82]],
])("AU2 %s is not text", (_, bytes) => {
  expect(() => decodeUtf8(new Uint8Array(bytes))).toThrow(URIError);
});

test("AU2 long texts decode across chunks", () => {
  const text = "ŵ€😀x".repeat(9000);
  expect(decodeUtf8(utf8ToBytes(text))).toBe(text);
});
