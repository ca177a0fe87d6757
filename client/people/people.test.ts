// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { digitsOf } from "./CodeForm.tsx";
import { deviceOf } from "./device.ts";
import { nextPath } from "./next-path.ts";
import { linked } from "./OutboxPage.tsx";
import { emptyProfile, readProfile } from "./profile.ts";

test.each([
  ["/agreements/river-and-roots/draft?at=7#c", "/agreements/river-and-roots/draft?at=7#c"],
  [null, "/"],
  ["", "/"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/a\\..\\b", "/"],
  ["javascript:alert(1)", "/"],
  ["/a\n/b", "/"],
])("after signing in, %j leads to %s", (asked, to) => {
  expect(nextPath(asked)).toBe(to);
});

test("a code may be pasted as it stands in the email", () => {
  expect(digitsOf("1234 5678")).toBe("12345678");
  expect(digitsOf("Your code: 1234-5678.")).toBe("12345678");
  expect(digitsOf("123456789")).toBe("12345678");
  expect(digitsOf("ŵŷ")).toBe("");
});

test("an email keeps every word, and only its web addresses become links", () => {
  const body = "Open http://localhost:4000/invitation#ab_C-1. It works once.\njavascript:alert(1)";
  const parts = linked(body);
  expect(parts.map(({ text }) => text).join("")).toBe(body);
  expect(parts.filter(({ link }) => link).map(({ text }) => text)).toEqual([
    "http://localhost:4000/invitation#ab_C-1",
  ]);
});

test("a browser is named in two words, and an unknown one not at all", () => {
  const firefox =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
  expect(deviceOf(firefox)).toBe("Firefox, Windows");
  expect(deviceOf("curl/8")).toBeNull();
});

test("a profile without an answer is not whole, and says which parts", () => {
  expect(readProfile(emptyProfile(""))).toEqual({
    wrong: ["legalName", "shortName", "legalForm", "nation", "publicAuthority"],
  });
  const whole = {
    ...emptyProfile("Elusen Dŵr Glân"),
    shortName: "Dŵr Glân",
    legalForm: "cio",
    nation: "wales",
    publicAuthority: false,
  } as const;
  expect(readProfile(whole)).toHaveProperty("profile.legalName", "Elusen Dŵr Glân");
  expect(readProfile({ ...whole, languages: [] })).toEqual({ wrong: ["languages"] });
});
