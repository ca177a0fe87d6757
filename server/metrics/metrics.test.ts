import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { PROBLEMS } from "#shared/problem/problem.ts";
import { RefuseCode } from "#shared/protocol/live.ts";
import { LiveClient, liveSession } from "../../e2e/live-client.ts";
import { travel } from "../../e2e/wire.ts";
import { createRecorder, SYSTEM } from "../audit/record.ts";
import { Outlet } from "../drafting/fanout.ts";
import { wordsOf } from "../drafting/gate.fixture.ts";
import { fillMatrix, ours, personOf, tokenOf } from "../matrix.fixture.ts";
import { type Started, signedIn, started } from "../started.fixture.ts";
import { systemClock } from "../clock.ts";
import { openMetrics } from "./metrics.ts";

const ROOM = draftRoom(ours("drafting"));

let server: Started;
let clients: LiveClient[];
beforeEach(async () => {
  server = await started();
  await fillMatrix(server);
  clients = [];
});
afterEach(async () => {
  travel.by = "socket";
  for (const client of clients) client.drop();
  await server.close();
});

/** The database from outside, as a person with a tool sees it. */
function database(sql: string): void {
  const other = new DatabaseSync(join(server.dataDir, "counterpart.sqlite"));
  other.exec(sql);
  other.close();
}

async function text(): Promise<string> {
  return (await fetch(`${server.origin}/metrics`)).text();
}

/** Every number by its name and labels. */
async function numbers(): Promise<ReadonlyMap<string, number>> {
  const lines = (await text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice("counterpart_".length, at), Number(line.slice(at + 1))];
    }),
  );
}

async function number(name: string): Promise<number | undefined> {
  return (await numbers()).get(name);
}

/** The lines of pages, by their state. */
function linesIn(now: ReadonlyMap<string, number>, over: "webSocket" | "http") {
  const count = (state: string) => now.get(`sockets{over="${over}",state="${state}"}`);
  return { arriving: count("arriving"), open: count("open"), closing: count("closing") };
}

const headersOf = (person: string) => ({ cookie: `sid=${tokenOf(person)}` });

async function enter(seat: "lead" | "legal"): Promise<LiveClient> {
  const page = { origin: server.origin, headers: headersOf(personOf("home", seat)) };
  const client = await LiveClient.join(page, ROOM);
  clients.push(client);
  await client.saved();
  return client;
}

test("HE13 an acknowledged update is timed, and its draft measured", async () => {
  const before = await numbers();
  expect(before.get("rooms_open")).toBe(0);
  const lead = await enter("lead");
  const joined = await numbers();
  wordsOf(lead.doc, 1).insert(0, "a sentence of its own ");
  await lead.saved();
  const after = await numbers();
  expect(after.get("ack_seconds_count")).toBe((joined.get("ack_seconds_count") ?? 0) + 1);
  expect(after.get('ack_seconds_bucket{le="+Inf"}')).toBe(after.get("ack_seconds_count"));
  expect(after.get("rooms_open")).toBe(1);
  expect(linesIn(after, "webSocket")).toEqual({ arriving: 0, open: 1, closing: 0 });
  expect(linesIn(after, "http")).toEqual({ arriving: 0, open: 0, closing: 0 });
  for (const name of ["document_bytes", "log_bytes_since_snapshot"]) {
    for (const of of ["all", "largest"]) {
      const [then = 0, now = 0] = [joined, after].map((one) => one.get(`${name}{of="${of}"}`));
      expect(now - then).toBeGreaterThan("a sentence of its own ".length);
    }
  }
  expect(after.get("pending_updates")).toBe(0);
  expect(after.get("oldest_unacknowledged_seconds")).toBe(0);
});

test("HE13 a page on plain HTTP is a line like any other, until its end has been heard", async () => {
  travel.by = "poll";
  const lead = await enter("lead");
  const joined = await numbers();
  expect(linesIn(joined, "http")).toEqual({ arriving: 0, open: 1, closing: 0 });
  expect(linesIn(joined, "webSocket")).toEqual({ arriving: 0, open: 0, closing: 0 });
  lead.raw(Uint8Array.of(9));
  await lead.until(() => lead.closed !== undefined);
  expect(linesIn(await numbers(), "http")).toEqual({ arriving: 0, open: 0, closing: 1 });
});

test("HE13 an update that the gate refuses is counted by its rule", async () => {
  const reader = await enter("legal");
  wordsOf(reader.doc, 1).insert(0, "not mine to write ");
  await reader.until(() => reader.refusals.length === 1);
  expect(await number('gate_refusals_total{code="notAllowed"}')).toBe(1);
});

test("HE13 a commit that fails is counted, and what waits for it is seen waiting", async () => {
  const lead = await enter("lead");
  database("ALTER TABLE journal RENAME TO away");
  wordsOf(lead.doc, 1).insert(0, "waits ");
  await vi.waitFor(async () => expect(await number("append_failures_total")).toBeGreaterThan(0));
  const during = await numbers();
  expect(during.get("pending_updates")).toBe(1);
  expect(during.get("pending_bytes")).toBeGreaterThan(5);
  await vi.waitFor(async () =>
    expect(await number("oldest_unacknowledged_seconds")).toBeGreaterThan(0),
  );
  database("ALTER TABLE away RENAME TO journal");
  await lead.saved();
  expect(await number("pending_updates")).toBe(0);
});

test("HE13 a reader who is given up is counted once", async () => {
  const due: (() => void)[] = [];
  const none = { arriving: 0, open: 0, closing: 0 };
  const metrics = openMetrics({
    clock: systemClock,
    live: async () => ({ rooms: [], sockets: { webSocket: none, http: none } }),
    freeBytes: async () => 7,
    readOnly: () => true,
  });
  const timers = {
    soon: () => {},
    after: (_: number, work: () => void) => (due.push(work), () => {}),
  };
  const line = { send: () => {}, close: () => {}, waiting: 2e6, pause: () => {}, resume: () => {} };
  const outlet = new Outlet(line, { timers, meter: metrics.meter });
  outlet.send(new Uint8Array(1));
  for (const work of due) work();
  for (const work of due) work();
  const read = await metrics.read();
  metrics.close();
  expect(read).toContain("counterpart_slow_closes_total 1\n");
  expect(read).toContain("counterpart_disk_free_bytes 7\n");
  expect(read).toContain("counterpart_read_only 1\n");
});

test("HE13 refused requests are counted by code: a wrong sign-in code, a role that may not", async () => {
  const browser = server.browser();
  await browser.post("/api/sign-in/code", { email: "ann@hub.example" });
  await browser.post("/api/sign-in/code/confirm", { email: "ann@hub.example", code: "00000000" });
  await server
    .browser()
    .ask(
      "POST",
      `/api/agreements/${ours("drafting")}/freeze`,
      {},
      headersOf(personOf("home", "legal")),
    );
  const now = await numbers();
  expect(now.get('refusals_total{code="codeWrong"}')).toBe(1);
  expect(now.get('refusals_total{code="notAllowed"}')).toBe(1);
});

test("HE13 a draft that is damaged on disk is counted", async () => {
  database("UPDATE journal SET payload = zeroblob(9)");
  const page = { origin: server.origin, headers: headersOf(personOf("home", "lead")) };
  const client = new LiveClient(page, ROOM, await liveSession(page, ROOM));
  client.connect();
  await client.until(() => client.closed !== undefined);
  expect(await number("damaged_drafts_total")).toBeGreaterThan(0);
});

test("HE13 a history that was read is a chain that was checked, and one that is broken is counted", async () => {
  const read = async () =>
    server
      .browser()
      .ask(
        "GET",
        `/api/agreements/${ours("drafting")}/audit`,
        undefined,
        headersOf(personOf("home", "lead")),
      );
  await server.platform.storage.write((tx) =>
    createRecorder(server.platform).record(tx, ours("drafting"), {
      type: "exported",
      actor: SYSTEM,
    }),
  );
  expect(await number("chain_checked_seconds")).toBe(0);
  await read();
  expect(await number("broken_chains_total")).toBe(0);
  await vi.waitFor(async () => expect(await number("chain_checked_seconds")).toBeGreaterThan(0));
  database("DROP TRIGGER audit_event_never_rewritten; UPDATE audit_event SET hash = 'f'");
  await read();
  expect(await number("broken_chains_total")).toBe(1);
});

test("HE13 the process itself: lag, heap, memory and free disk", async () => {
  const now = await numbers();
  for (const name of ["heap_bytes", "resident_bytes", "disk_free_bytes"]) {
    expect([name, (now.get(name) ?? 0) > 1_000_000]).toEqual([name, true]);
  }
  await vi.waitFor(async () => {
    const until = performance.now() + 60;
    while (performance.now() < until);
    expect(await number('event_loop_lag_seconds{quantile="1"}')).toBeGreaterThan(0.01);
  });
});

test("HE14 a label is a state or a code from our own lists, and nothing else is told", async () => {
  const lead = await enter("lead");
  wordsOf(lead.doc, 1).insert(0, "confidential ");
  await lead.saved();
  await signedIn(server, "ann.example@hub.example", "Ann Example");
  await server.browser().get("/api/agreements");
  const known = new Set<string>([...Object.keys(PROBLEMS), ...RefuseCode.options]);
  const own = ["webSocket", "http", "arriving", "open", "closing", "all", "largest"];
  for (const label of own) known.add(label);
  const read = await text();
  const told = [...read.matchAll(/(\w+)="([^"]*)"/g)].filter(
    ([, key = "", value = ""]) => !["le", "quantile"].includes(key) && !known.has(value),
  );
  expect(told).toEqual([]);
  expect(read).not.toMatch(/confidential|ann|home|ours|drafting/i);
});
