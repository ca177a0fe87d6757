import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "./http/route.ts";
import { fillMatrix, ours, personOf, tokenOf } from "./matrix.fixture.ts";
import { type RowHash, rowHash } from "./row-hash.fixture.ts";
import { type Started, started } from "./started.fixture.ts";

/** What a stranger's browser, a broken client or a fuzzer may send, to every registered route. */
let server: Started;
let rows: RowHash;
beforeAll(async () => {
  server = await started({ demo: true });
  await fillMatrix(server);
  rows = await rowHash(server);
});
afterAll(async () => {
  await rows.close();
  await server.close();
});

const LEAD = personOf("home", "lead");
const cookie = `sid=${tokenOf(LEAD)}`;

const pathOf = (route: Route, unknown = "unknown"): string =>
  route.path
    .replace(":agreement", ours("drafting"))
    .replace(":organisation", "home")
    .replaceAll(/:[a-z]+/gi, unknown);
const unsafe = (): Route[] => server.routes.filter((route) => route.method !== "get");

interface Sent {
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

async function send(route: Route, path: string, sent: Sent) {
  const response = await fetch(server.origin + path, {
    method: route.method.toUpperCase(),
    headers: { cookie, ...sent.headers },
    ...(sent.body === undefined ? {} : { body: sent.body }),
    redirect: "manual",
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

const json = (): Record<string, string> => ({
  origin: server.origin,
  "content-type": "application/json",
});

test("PE40 nothing is written for a request that another site could have made", async () => {
  const { port } = new URL(server.origin);
  const foreign: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://localhost:${port}0` },
    { origin: `http://localhost.evil.example:${port}` },
    { origin: `https://localhost:${port}` },
    { origin: `http://LOCALHOST:${port}` },
    { origin: `http://localhost:${port}.` },
    { origin: `http://127.0.0.1:${port}` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: server.origin },
    { "sec-fetch-site": "same-origin" },
  ];
  const before = await rows.get();
  for (const route of unsafe()) {
    for (const headers of foreign) {
      const sent = { headers: { ...headers, "content-type": "application/json" }, body: "{}" };
      const { status, text } = await send(route, pathOf(route), sent);
      expect([status, text.includes("wrongOrigin"), headers]).toEqual([403, true, headers]);
    }
  }
  expect(await rows.get()).toBe(before);
});

test("PE40 a form of another site can't be sent as JSON", async () => {
  const before = await rows.get();
  const types = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
  ];
  for (const route of unsafe()) {
    for (const type of types) {
      const headers = { origin: server.origin, "content-type": type };
      const { status } = await send(route, pathOf(route), { headers, body: "{}" });
      expect([status, type]).toEqual([415, type]);
    }
  }
  expect(await rows.get()).toBe(before);
});

test("PE41 reading changes nothing; only /readyz writes, its own heartbeat", async () => {
  const before = await rows.get();
  for (const route of server.routes.filter((one) => one.method === "get")) {
    if (route.path === "/readyz") continue;
    await send(route, pathOf(route), {});
  }
  expect(await rows.get()).toBe(before);
});

test("PE42 every answer carries the headers that keep it from being framed, sniffed or cached", async () => {
  const answers = [];
  for (const route of server.routes) {
    const body = route.method === "get" ? {} : { headers: json(), body: '{"unknown":1}' };
    answers.push({ route, ...(await send(route, pathOf(route), body)) });
  }
  const [first] = server.routes;
  if (first === undefined) throw new Error("no route");
  answers.push({ route: first, ...(await send(first, "/api/nothing-here", {})) });
  for (const { route, headers } of answers) {
    expect({
      path: route.path,
      csp: /default-src 'none'|sandbox/.test(headers.get("content-security-policy") ?? ""),
      nosniff: headers.get("x-content-type-options"),
      referrer: headers.get("referrer-policy"),
      opener: headers.get("cross-origin-opener-policy"),
      cache: headers.get("cache-control"),
      powered: headers.get("x-powered-by"),
    }).toEqual({
      path: route.path,
      csp: true,
      nosniff: "nosniff",
      referrer: "no-referrer",
      opener: "same-origin",
      cache: "no-store",
      powered: null,
    });
  }
});

/** A small generator with a seed (mulberry32), so that a failing run can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const KEYS = `email code name title token challengeId response legalName organisationId profile
  partners colleagues ownRoles role person value degree inputsHash proposal seq reason body clauseId audience
  quote note state room docHash versionId method intent assertion date basis reference __proto__
  constructor prototype languages`.split(/\s+/);

function anything(next: () => number, depth = 0): unknown {
  const texts = [
    "",
    "a",
    "\u0000",
    "\ud800",
    "\u202e",
    "ann@hub.example",
    "x".repeat(5000),
    "12345678",
  ];
  const plain = [null, true, false, 0, -1, 1e308, 0.1, ...texts];
  const pick = Math.floor(next() * (depth > 3 ? plain.length : plain.length + 6));
  if (pick < plain.length) return plain[pick];
  const size = Math.floor(next() * 4);
  if (pick < plain.length + 2) return Array.from({ length: size }, () => anything(next, depth + 1));
  return Object.fromEntries(
    Array.from({ length: size + 1 }, () => [
      KEYS[Math.floor(next() * KEYS.length)] ?? "x",
      anything(next, depth + 1),
    ]),
  );
}

const BROKEN: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  "",
  "{",
  "null",
  "[]",
  '"text"',
  "1e999",
  '{"a":1,"a":2}',
  '{"__proto__":{"administrator":true}}',
  "[".repeat(20_000),
  `{"name":"${"x".repeat(65_536)}"}`,
  new Uint8Array([0xff, 0xfe, 0x00, 0x22]),
];

const SEED = 20_261_124;

test(`PE43 no body gets a 5xx, and every refusal is problem+json (seed ${String(SEED)})`, async () => {
  const untidy: string[] = [];
  const next = random(SEED);
  const bodies = [...BROKEN, ...Array.from({ length: 25 }, () => JSON.stringify(anything(next)))];
  for (const route of unsafe()) {
    for (const body of bodies) {
      const { status, headers } = await send(route, pathOf(route), { headers: json(), body });
      const shown = typeof body === "string" ? body.slice(0, 80) : "bytes";
      untidy.push(...untidiness(route, shown, { status, type: headers.get("content-type") }));
    }
  }
  expect(untidy).toEqual([]);
}, 60_000);

test("PE44 no route takes a key that nobody asked for", async () => {
  const people = ["lead", "legal", "director", "administrator"] as const;
  const asked = { role: "lead", stage: "ended", organisation_id: "home", administrator: true };
  const body = JSON.stringify(asked);
  const before = await rows.get();
  const taken: string[] = [];
  for (const route of unsafe()) {
    for (const seat of people) {
      const headers = { ...json(), cookie: `sid=${tokenOf(personOf("home", seat))}` };
      const { status } = await send(route, pathOf(route), { headers, body });
      if (status < 400) taken.push(`${route.method} ${route.path} as ${seat}`);
    }
  }
  expect(taken).toEqual([]);
  expect(await rows.get()).toBe(before);
}, 60_000);

test("PE43 no path, query or header gets a 5xx", async () => {
  const untidy: string[] = [];
  const parts = [
    "%00",
    "%E0%A4%A",
    "..%2f..%2fetc",
    "__proto__",
    "x".repeat(500),
    "%F0%9F%98%80",
    "'",
  ];
  for (const route of server.routes) {
    const body = route.method === "get" ? {} : { body: "{}" };
    for (const part of parts) {
      const path = `${route.path.replaceAll(/:[a-z]+/gi, part)}?a=1&a=2&b[c]=1&__proto__=x&${part}`;
      const headers = {
        ...json(),
        cookie: `sid=${part}; sid=${part}`,
        authorization: "Bearer ' or 1",
      };
      const answer = await send(route, path, { headers, ...body });
      const type = answer.headers.get("content-type");
      untidy.push(...untidiness(route, part, { status: answer.status, type }));
    }
  }
  expect(untidy).toEqual([]);
}, 60_000);

function untidiness(
  route: Route,
  sent: string,
  { status, type }: { readonly status: number; readonly type: string | null },
): string[] {
  const problem = type?.startsWith("application/problem+json") === true;
  if (status < 400 || (status < 500 && problem)) return [];
  return [`${route.method} ${route.path} ${sent}: ${String(status)} ${String(type)}`];
}
