import { get } from "node:http";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import type { Call } from "../http/route.ts";
import { started } from "../started.fixture.ts";
import type { Metrics } from "./metrics.ts";
import { metricsRoute } from "./routes.ts";

const TOKEN = "a-token-of-the-operator";

const metrics: Metrics = {
  meter: {
    acknowledged: () => {},
    appendFailed: () => {},
    refused: () => {},
    slowClosed: () => {},
    damaged: () => {},
  },
  refused: () => {},
  chainChecked: () => {},
  read: async () => "numbers",
  close: () => {},
};

/** What a server with these settings answers to a call from this address with these headers. */
async function answer(
  settings: Readonly<Record<string, string>>,
  address: string,
  headers: Call["headers"],
): Promise<unknown> {
  const { handle } = metricsRoute(readConfig(settings), metrics);
  const asked = { params: {}, query: {}, body: undefined, session: null, headers, address };
  const call = { ...asked, gone: () => {} };
  return handle(call).then(
    ({ text }) => text?.content,
    (error: unknown) => String(error),
  );
}

const NOTHING = "Error: notFound";
const host = "localhost:4000";

test.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])(
  "HE11 whoever asks from this machine (%s) reads the numbers",
  async (address) => {
    for (const name of [host, "127.0.0.1:4000", "[::1]:4000", "localhost"]) {
      expect(await answer({}, address, { host: name })).toBe("numbers");
    }
  },
);

test.each(["203.0.113.7", "::ffff:203.0.113.7", "10.0.0.1", "fe80::1", "1127.0.0.1", ""])(
  "HE11 to everybody else (%s) there is nothing",
  async (address) => {
    expect(await answer({}, address, { host })).toBe(NOTHING);
  },
);

test.each([
  { host: "evil.example" },
  { host: "localhost.evil.example:4000" },
  {},
  { host, "x-forwarded-for": "203.0.113.7" },
  { host, "x-forwarded-proto": "https" },
  { host, "x-real-ip": "203.0.113.7" },
  { host, forwarded: "for=203.0.113.7" },
  { host, via: "1.1 proxy" },
])("HE11 a page of another site, and a proxy, are not this machine: %o", async (headers) => {
  expect(await answer({}, "127.0.0.1", headers)).toBe(NOTHING);
});

test("HE12 behind a public address only the token opens, whoever asks from wherever", async () => {
  const PUBLIC_URL = "https://agree.example";
  expect(await answer({ PUBLIC_URL }, "127.0.0.1", { host })).toBe(NOTHING);
  for (const settings of [{ METRICS_TOKEN: TOKEN }, { METRICS_TOKEN: TOKEN, PUBLIC_URL }]) {
    for (const authorization of [
      undefined,
      "",
      "Bearer",
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      TOKEN,
    ]) {
      expect(await answer(settings, "127.0.0.1", { host, authorization })).toBe(NOTHING);
    }
    const shown = { host: "agree.example", authorization: `Bearer ${TOKEN}` };
    expect(await answer(settings, "203.0.113.7", shown)).toBe("numbers");
  }
});

test("HE11 over a real line: by address and without a session, in Prometheus' form", async () => {
  const server = await started();
  const byAddress = server.origin.replace("localhost", "127.0.0.1");
  const read = await fetch(`${byAddress}/metrics`, { redirect: "manual" });
  expect(read.status).toBe(200);
  expect(read.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(await read.text()).toContain("# TYPE counterpart_ack_seconds histogram");
  const status = await new Promise((resolve, reject) => {
    const headers = { host: "evil.example" };
    get(`${byAddress}/metrics`, { headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    }).on("error", reject);
  });
  expect(status).toBe(404);
  await server.close();
});
