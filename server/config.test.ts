import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("CF1 nothing has to be set", () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: "localhost",
    publicUrl: null,
    smtpUrl: null,
    demo: true,
  });
});

test("CF2 a public https address turns the example off, unless it is asked for", () => {
  const PUBLIC_URL = "https://agree.example";
  expect(readConfig({ PUBLIC_URL }).demo).toBe(false);
  expect(readConfig({ PUBLIC_URL, DEMO: "on" }).demo).toBe(true);
  expect(readConfig({ DEMO: "off" }).demo).toBe(false);
});

test.each([
  ["PORT", "four"],
  ["PORT", "70000"],
  ["DEMO", "maybe"],
  ["PUBLIC_URL", "agree.example"],
  ["PUBLIC_URL", "http://agree.example"],
  ["PUBLIC_URL", "https://agree.example/app"],
  ["SMTP_URL", "https://mail.example"],
  ["LOG_LEVEL", "loud"],
])("CF3 %s=%s stops the start with a sentence that names both", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}.*${value}`));
});
