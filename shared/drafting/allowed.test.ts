import { expect, test } from "vitest";
import { mayContain, mayHave, mayMark } from "./allowed.ts";

test("DR1 nodes stand only where the schema lets them", () => {
  expect(mayContain("doc", "clause")).toBe(true);
  expect(mayContain("doc", "paragraph")).toBe(false);
  expect(mayContain("clause", "clause")).toBe(false);
  expect(mayContain("clause", "text")).toBe(false);
  expect(mayContain("paragraph", "text")).toBe(true);
  expect(mayContain("paragraph", "xref")).toBe(true);
  expect(mayContain("fieldRef", "text")).toBe(false);
  expect(mayContain("image", "text")).toBe(false);
  expect(mayContain("__proto__", "text")).toBe(false);
});

test("DR1 attributes have names and values from a list", () => {
  expect(mayHave("clause", "level", 3)).toBe(true);
  expect(mayHave("clause", "level", 4)).toBe(false);
  expect(mayHave("clause", "level", "3")).toBe(false);
  expect(mayHave("clause", "style", "color:red")).toBe(false);
  expect(mayHave("clause", "constructor", "x")).toBe(false);
  expect(mayHave("paragraph", "textAlign", "left")).toBe(false);
  expect(mayHave("fieldRef", "key", "pay.days")).toBe(true);
  expect(mayHave("fieldRef", "key", "__proto__")).toBe(false);
});

test("DR1 marks carry nothing, a link one safe address", () => {
  expect(mayMark("bold", {})).toBe(true);
  expect(mayMark("bold", null)).toBe(true);
  expect(mayMark("bold", { style: "x" })).toBe(false);
  expect(mayMark("strike", {})).toBe(false);
  expect(mayMark("bold--aaaaaaaa", {})).toBe(false);
  expect(mayMark("link", { href: "https://agree.example/a" })).toBe(true);
  expect(mayMark("link", { href: "mailto:a@b.example" })).toBe(true);
  for (const href of [
    "javascript:alert(1)",
    "http://a.example",
    "java\tscript:x",
    "https://a b",
    "",
    3,
  ]) {
    expect(mayMark("link", { href })).toBe(false);
  }
  expect(mayMark("link", { href: "https://a.example", target: "_top" })).toBe(false);
  expect(mayMark("toString", {})).toBe(false);
});
