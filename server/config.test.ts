import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("CF1 nothing has to be set", () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: "localhost",
    databaseUrl: null,
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
  ["MONEY_BANDS", "a lot"],
  ["MONEY_BANDS", "1000,5000"],
  ["MONEY_BANDS", "1000,4999,100000"],
  ["MONEY_BANDS", "5000,1000,100000"],
  ["GAP_SHARE", "51"],
  ["GAP_SHARE", "0.5"],
  ["GAP_DISTANCE", "4"],
  ["THRESHOLDS_REASON", "because"],
])("CF3 %s=%s stops the start with a sentence that names both", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}.*${value}`));
});

test("CF4 the rate of live sockets is lifted on this machine only", () => {
  expect(readConfig({}).liveRate).toBe(true);
  expect(readConfig({ LIVE_RATE: "off" }).liveRate).toBe(false);
  expect(readConfig({ LIVE_RATE: "off", HOST: "127.0.0.1" }).liveRate).toBe(false);
});

test.each([
  { LIVE_RATE: "off", HOST: "0.0.0.0" },
  { LIVE_RATE: "off", PUBLIC_URL: "https://agree.example" },
  { LIVE_RATE: "off", HOST: "0.0.0.0", PUBLIC_URL: "http://localhost:4000" },
])("CF4 where others could connect, %o stops the start with a sentence", (environment) => {
  expect(() => readConfig(environment)).toThrow(/LIVE_RATE=off is for measuring on one machine/);
});

test("CF3 a token that is too short stops the start, and is not printed", () => {
  expect(() => readConfig({ METRICS_TOKEN: "hunter2" })).toThrow(
    new ConfigError("METRICS_TOKEN does not work: it needs at least 20 characters."),
  );
  expect(readConfig({ METRICS_TOKEN: "t".repeat(20) }).metricsToken).toBe("t".repeat(20));
});

test("CF5 a database is PostgreSQL, and a wrong address is refused without showing its password", () => {
  const DATABASE_URL = "postgres://amina:secret@db.example:5432/agreements";
  expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  const wrong = { DATABASE_URL: "mysql://amina:secret@db.example/agreements" };
  expect(() => readConfig(wrong)).toThrow(ConfigError);
  expect(() => readConfig(wrong)).toThrow(/^DATABASE_URL (?!.*secret).*postgres:\/\//);
});

test("AS37 the amounts and distances that a new agreement begins with are settings with a reason", () => {
  const standard = {
    moneyBands: { memorandum: 1000, contract: 5000, checks: 100_000 },
    gapShare: 20,
    gapDistance: 2,
    lowered: {},
  };
  expect(readConfig({}).thresholds).toEqual({ thresholds: standard, reason: "" });
  const THRESHOLDS_REASON = "Our members agreed these amounts in 2025.";
  expect(
    readConfig({
      MONEY_BANDS: "0,25000,25000",
      GAP_SHARE: "0",
      GAP_DISTANCE: "3",
      THRESHOLDS_REASON,
    }).thresholds,
  ).toEqual({
    thresholds: {
      moneyBands: { memorandum: 0, contract: 25_000, checks: 25_000 },
      gapShare: 0,
      gapDistance: 3,
      lowered: {},
    },
    reason: THRESHOLDS_REASON,
  });
  expect(readConfig({ THRESHOLDS_REASON }).thresholds.reason).toBe("");
});

test.each([{ MONEY_BANDS: "1000,25000,100000" }, { GAP_SHARE: "25" }, { GAP_DISTANCE: "1" }])(
  "AS37 %o without a reason stops the start with a sentence",
  (environment) => {
    expect(() => readConfig(environment)).toThrow(/^THRESHOLDS_REASON is missing: .* reads why\.$/);
  },
);
