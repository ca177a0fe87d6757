import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "#shared/problem/problem.ts";
import { openReadiness } from "./readiness.ts";
import { type Answer, type Started, started } from "../started.fixture.ts";

const NEEDED = 200 * 1024 * 1024;

let server: Started;
let free: number;
let now: number;
beforeEach(async () => {
  free = NEEDED + 1;
  now = Date.parse("2026-11-24T09:00:00.000Z");
  server = await started({}, { freeBytes: async () => free, clock: { now: () => new Date(now) } });
});
afterEach(async () => {
  await server.close();
});

const ready = (): Promise<Answer> => server.browser().get("/readyz");

const beats = () => server.platform.storage.read.selectFrom("heartbeat").selectAll().execute();

function faultsIn({ status, body, headers }: Answer) {
  expect(status).toBe(503);
  expect(headers.get("content-type")).toContain("application/problem+json");
  const problem = Problem.parse(body);
  expect(problem.code).toBe("notServing");
  return problem.params;
}

test("HE1 the process answers /healthz, and nothing is written for it", async () => {
  const { status, body } = await server.browser().get("/healthz");
  expect({ status, body }).toEqual({ status: 200, body: { status: "alive" } });
  expect(await beats()).toEqual([]);
});

test("HE2 /readyz has written a row before it answers, at most one a second", async () => {
  for (const wait of [0, 999]) {
    now += wait;
    const { status, body } = await ready();
    expect({ status, body }).toEqual({ status: 200, body: { status: "ready" } });
    expect(await beats()).toEqual([{ id: 1, at: "2026-11-24T09:00:00.000Z" }]);
  }
  now += 1;
  await Promise.all(Array.from({ length: 20 }, ready));
  expect(await beats()).toEqual([{ id: 1, at: "2026-11-24T09:00:01.000Z" }]);
});

test("HE3 a row that can’t be written is named, and all is well when it can again", async () => {
  await server.place.outside("ALTER TABLE heartbeat RENAME TO away");
  expect(faultsIn(await ready())).toEqual({ write: "A test row could not be written." });
  await server.place.outside("ALTER TABLE away RENAME TO heartbeat");
  now += 1000;
  expect((await ready()).status).toBe(200);
});

test("HE4 200 MB free are too few, one byte more is enough", async () => {
  free = NEEDED;
  expect(faultsIn(await ready())).toEqual({
    disk: "Only 200 MB are free, more than 200 are needed.",
  });
  free = NEEDED + 1;
  now += 1000;
  expect((await ready()).status).toBe(200);
});

test("HE5 a migration that was not applied is named, beside everything else", async () => {
  await server.place.outside("DELETE FROM kysely_migration WHERE name = '0003-heartbeat'");
  free = 0;
  expect(Object.keys(faultsIn(await ready()) ?? {})).toEqual(["disk", "migrations"]);
});

test("HE7 a server that stops is not ready, and tries no write", async () => {
  const readiness = openReadiness({
    ...server.platform,
    freeBytes: async () => free,
    stopping: () => true,
  });
  expect(await readiness()).toEqual({ stopping: "The server is about to stop." });
  expect(await beats()).toEqual([]);
});

test("HE6 whoever watches asks by address and is not sent on", async () => {
  const byAddress = server.origin.replace("localhost", "127.0.0.1");
  for (const path of ["/healthz", "/readyz"]) {
    expect((await fetch(byAddress + path, { redirect: "manual" })).status).toBe(200);
  }
});
