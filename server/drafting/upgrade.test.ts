import { connect } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveClient, liveSession } from "../../e2e/live-client.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { ROOM, type World, endSessions, world } from "./live.fixture.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

async function knock(
  change?: (url: URL) => void,
  headers?: Readonly<Record<string, string>>,
): Promise<LiveClient> {
  const session = await liveSession(here.page("amina"), ROOM);
  const client = new LiveClient(here.page("amina"), ROOM, session);
  client.connect(change, headers);
  await client.until(() => client.closed !== undefined || client.synced);
  return client;
}

test("DR16 another site cannot open a socket, whatever its origin looks like", async () => {
  const { host, port } = new URL(here.origin);
  const origins = [
    "null",
    "http://evil.example",
    `http://${host}.evil.example`,
    `http://127.0.0.1:${Number(port) + 1}`,
    `https://${host}`,
    `HTTP://${host}`,
    `http://${host}.`,
    `http://${host}/`,
    "http://127.0.0.1",
    `http://www.${host}`,
  ];
  for (const origin of origins) {
    const client = await knock(undefined, { origin });
    expect(client.closed).toMatchObject({ reason: "Unexpected server response: 403" });
  }
  const none = await knock(undefined, {});
  expect(none.closed).toMatchObject({ reason: "Unexpected server response: 403" });
  expect((await knock()).synced).toBe(true);
});

test.each<[string, number, (url: URL) => void]>([
  ["no sid", 4401, (url) => url.searchParams.delete("sid")],
  ["another sid", 4401, (url) => url.searchParams.set("sid", "a".repeat(43))],
  ["another client id", 4401, (url) => url.searchParams.set("client", "5")],
  ["an old schema", 4426, (url) => url.searchParams.set("v", "0")],
  ["no schema", 4426, (url) => url.searchParams.delete("v")],
  ["a foreign room", 4404, (url) => (url.pathname = "/live/agreement/warm/draft")],
  ["no room", 4404, (url) => (url.pathname = "/live/agreement/river/secrets")],
  ["a broken address", 4404, (url) => (url.pathname = "/live/%ff")],
])(
  "DR17 %s is accepted and closed with %i, without a word of the draft",
  async (_what, code, change) => {
    const client = await knock(change);
    expect(client.closed).toMatchObject({ code });
    expect(client.hello).toBeUndefined();
    expect(client.synced).toBe(false);
  },
);

test("DR17 a session that has ended is closed with 4401", async () => {
  const session = await liveSession(here.page("amina"), ROOM);
  await endSessions(here.storage, "amina");
  const client = new LiveClient(here.page("amina"), ROOM, session);
  client.connect();
  await client.until(() => client.closed !== undefined);
  expect(client.closed).toMatchObject({ code: 4401 });
});

test("DR17 one ticket is one socket: the newer one takes over", async () => {
  const first = await here.join("amina");
  const again = new LiveClient(here.page("amina"), ROOM, first.session, first.doc);
  again.live = false;
  again.connect();
  await first.until(() => first.closed !== undefined);
  expect(first.closed).toMatchObject({ code: 1012 });
  await again.until(() => again.synced);
});

test("DR18 a stranger, a missing room and a bad body get no ticket", async () => {
  await expect(liveSession(here.page("oscar"), ROOM)).rejects.toThrow("404");
  await expect(liveSession(here.page("nobody"), ROOM)).rejects.toThrow("401");
  await expect(liveSession(here.page("amina"), "agreement/warm/draft")).rejects.toThrow("404");
  await expect(liveSession(here.page("amina"), "other")).rejects.toThrow("404");
  const answer = await fetch(`${here.origin}/api/live/session`, {
    method: "POST",
    headers: { ...here.page("amina").headers, "content-type": "application/json" },
    body: JSON.stringify({ room: ROOM, clientID: 5 }),
  });
  expect(answer.status).toBe(422);
  const tickets = await here.storage.read.selectFrom("client_id").selectAll().execute();
  expect(tickets).toEqual([]);
});

test("DR17 twenty windows of one person are let in, the next one is told to come back later", async () => {
  const windows = await Promise.all(Array.from({ length: 20 }, () => here.join("amina")));
  expect(windows.every((one) => one.hello !== undefined)).toBe(true);
  const next = await knock();
  expect(next.closed).toMatchObject({ code: 1013 });
  expect(next.hello).toBeUndefined();
  const marcus = await here.join("marcus");
  expect(marcus.hello).toBeDefined();
  windows[0]?.drop();
  await vi.waitFor(async () => expect((await knock()).hello).toBeDefined());
  expect((await knock()).closed).toMatchObject({ code: 1013 });
});

test("DR25 a frame of megabytes ends the line with 1009 before it is read", async () => {
  const amina = await here.join("amina");
  amina.raw(new Uint8Array(3_000_000));
  await amina.until(() => amina.closed !== undefined);
  expect(amina.closed).toMatchObject({ code: 1009 });
});

test("DR19 a thousand sockets reset during the handshake leave the server standing", async () => {
  const { clientID, sid } = await liveSession(here.page("amina"), ROOM);
  const { host, port } = new URL(here.origin);
  const request = [
    `GET /live/${ROOM}?v=1&client=${clientID}&sid=${sid} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${here.origin}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "",
    "",
  ].join("\r\n");
  for (let group = 0; group < 20; group++) {
    await Promise.all(Array.from({ length: 50 }, () => reset(Number(port), request)));
  }
  const amina = await here.join("amina");
  expect(amina.hello).toBeDefined();
});

function reset(port: number, request: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(request, () => {
        socket.resetAndDestroy();
      });
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      resolve();
    });
  });
}

test("DR105 more come at once than may be unknown at one time, and none is turned away", async () => {
  const session = await liveSession(here.page("amina"), ROOM);
  const crowd = Array.from(
    { length: LIVE_LIMITS.unknownSockets * 2 },
    () => new LiveClient(here.page("amina"), ROOM, session),
  );
  for (const client of crowd) client.connect();
  await Promise.all(
    crowd.map((client) => client.until(() => client.closed !== undefined || client.synced)),
  );
  const reasons = crowd.flatMap(({ closed }) => (closed === undefined ? [] : [closed.reason]));
  expect(new Set(reasons)).toEqual(new Set(["superseded"]));
}, 60_000);
