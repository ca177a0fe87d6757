import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import { LINES_PATH, LineReply, LineTaken } from "#shared/protocol/live-line.ts";
import { LiveClient, liveSession } from "../../e2e/live-client.ts";
import { travel } from "../../e2e/wire.ts";
import { copyOf, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, endSessions, rowsOf, world } from "./live.fixture.ts";

travel.by = "events";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

type Headers = Readonly<Record<string, string>>;

/** One request of a page; `headers` take the place of its own origin. */
async function ask(
  person: string,
  [method, path]: readonly ["GET" | "POST", string],
  body?: unknown,
  headers: Headers = { origin: here.origin },
): Promise<Response> {
  return fetch(here.origin + LINES_PATH + path, {
    method,
    headers: { ...here.page(person).headers, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const statusOf = async (answer: Promise<Response>): Promise<number> => {
  const { status, body } = await answer;
  await body?.cancel();
  return status;
};

/** A line of a person's, and words of theirs on their way. */
async function opened(person: string) {
  const { clientID, schema, sid } = await liveSession(here.page(person), ROOM);
  const ticket = { room: ROOM, schema, client: clientID, sid };
  const reply = LineReply.parse(await (await ask(person, ["POST", ""], ticket)).json());
  if (!("line" in reply)) throw new Error(`no line: ${reply.close.code}`);
  const reader = await here.join("vera");
  const own = copyOf(reader.doc, clientID);
  const complete = syncFrame(SYNC.step2, Y.encodeStateAsUpdate(own, Y.encodeStateVector(own)));
  const words = (text: string) =>
    syncFrame(
      SYNC.update,
      updateOf(own, (doc) => wordsOf(doc, 1).insert(0, text)),
    );
  return { path: `/${reply.line}`, ticket, reader, complete, words };
}

const base64 = (...frames: readonly Uint8Array[]) =>
  frames.map((frame) => Buffer.from(frame).toString("base64"));

test("DR16 no other site can open a line or write on one, whatever its origin looks like", async () => {
  const { host, port } = new URL(here.origin);
  const line = await opened("amina");
  const before = await rowsOf(here.storage);
  const origins = [
    "null",
    `http://${host}.evil.example`,
    `http://127.0.0.1:${Number(port) + 1}`,
    `https://${host}`,
    `http://${host}/`,
    `http://${host}0`,
  ];
  const body = { first: 0, frames: base64(line.complete, line.words("forged ")) };
  for (const origin of origins) {
    expect(await statusOf(ask("amina", ["POST", ""], line.ticket, { origin }))).toBe(403);
    const writing = ask("amina", ["POST", `${line.path}/frames`], body, { origin });
    expect(await statusOf(writing)).toBe(403);
  }
  for (const type of ["text/plain", "application/octet-stream"]) {
    const headers = { origin: here.origin, "content-type": type };
    const writing = ask("amina", ["POST", `${line.path}/frames`], body, headers);
    expect(await statusOf(writing)).toBe(415);
  }
  expect(await rowsOf(here.storage)).toEqual(before);
});

test.each<[string, number, (url: URL) => void]>([
  ["no sid", 4401, (url) => url.searchParams.delete("sid")],
  ["another sid", 4401, (url) => url.searchParams.set("sid", "a".repeat(43))],
  ["another client id", 4401, (url) => url.searchParams.set("client", "5")],
  ["an old schema", 4426, (url) => url.searchParams.set("v", "0")],
  ["a foreign room", 4404, (url) => (url.pathname = "/live/agreement/warm/draft")],
  ["no room", 4404, (url) => (url.pathname = "/live/agreement/river/secrets")],
])("DR17 %s gets code %i and no line, without a word of the draft", async (_what, code, change) => {
  const session = await liveSession(here.page("amina"), ROOM);
  const client = new LiveClient(here.page("amina"), ROOM, session);
  client.connect(change);
  await client.until(() => client.closed !== undefined);
  expect(client.closed).toMatchObject({ code });
  expect(client.heard).toEqual([]);
});

test("DR17 one ticket is one line, and a socket's people count with those over HTTP", async () => {
  const first = await here.join("amina");
  travel.by = "socket";
  const again = new LiveClient(here.page("amina"), ROOM, first.session, first.doc);
  again.live = false;
  again.connect();
  await first.until(() => first.closed !== undefined);
  expect(first.closed).toMatchObject({ code: 1012 });
  await Promise.all(Array.from({ length: 19 }, () => here.join("amina")));
  travel.by = "events";
  const session = await liveSession(here.page("amina"), ROOM);
  const late = new LiveClient(here.page("amina"), ROOM, session);
  late.connect();
  await late.until(() => late.closed !== undefined);
  expect(late.closed).toMatchObject({ code: 1013 });
});

test("DR112 another session finds nothing at a line, reads nothing and writes nothing", async () => {
  const line = await opened("amina");
  const before = await rowsOf(here.storage);
  const body = { first: 0, frames: base64(line.complete, line.words("forged ")) };
  for (const person of ["marcus", "vera", "oscar"]) {
    expect(await statusOf(ask(person, ["GET", `${line.path}/events`]))).toBe(404);
    expect(await statusOf(ask(person, ["GET", `${line.path}/frames?after=0`]))).toBe(404);
    expect(await statusOf(ask(person, ["POST", `${line.path}/frames`], body))).toBe(404);
  }
  expect(await statusOf(ask("nobody", ["POST", `${line.path}/frames`], body))).toBe(401);
  expect(await statusOf(ask("nobody", ["GET", `${line.path}/events`]))).toBe(401);
  expect(await rowsOf(here.storage)).toEqual(before);
  const mine = await ask("amina", ["POST", `${line.path}/frames`], body);
  expect(LineTaken.parse(await mine.json())).toEqual({ taken: 2 });
  await line.reader.until(() => wordsOf(line.reader.doc, 1).toString().startsWith("forged"));
});

test("DR112 a ticket opens a line for the session it was given to only", async () => {
  const { clientID, schema, sid } = await liveSession(here.page("amina"), ROOM);
  const ticket = { room: ROOM, schema, client: clientID, sid };
  const answer = await ask("marcus", ["POST", ""], ticket);
  expect(await answer.json()).toEqual({ close: { code: 4401, reason: "session" } });
});

test("DR113 words sent twice are written once, and words with a gap before them not at all", async () => {
  const line = await opened("amina");
  const frames = base64(line.complete, line.words("once "));
  for (let time = 0; time < 3; time++) {
    const answer = await ask("amina", ["POST", `${line.path}/frames`], { first: 0, frames });
    expect(LineTaken.parse(await answer.json())).toEqual({ taken: 2 });
  }
  await line.reader.until(() => wordsOf(line.reader.doc, 1).toString().startsWith("once We"));
  const before = await rowsOf(here.storage);
  expect(before.journal).toHaveLength(2);
  const gap = { first: 3, frames: base64(line.words("too far ")) };
  const refused = await ask("amina", ["POST", `${line.path}/frames`], gap);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ code: "badValue", field: "first" });
  expect(await rowsOf(here.storage)).toEqual(before);
});

test("DR114 what was never sent cannot have arrived, and a count is a number", async () => {
  const line = await opened("amina");
  for (const after of ["3", "-1", "x", "", "1e3", "9".repeat(16)]) {
    const answer = await ask("amina", ["GET", `${line.path}/frames?after=${after}`]);
    expect(await answer.json()).toMatchObject({ code: "badValue", field: "after" });
  }
});

test("DR115 asking keeps no session awake: only typing does", async () => {
  const seen = async () =>
    here.storage.read.selectFrom("session").select(["id", "updated_at"]).execute();
  await here.storage.write((tx) =>
    tx
      .updateTable("session")
      .set({ updated_at: new Date(Date.now() - 1_800_000).toISOString() })
      .execute(),
  );
  const line = await opened("amina");
  const before = await seen();
  expect(await statusOf(ask("amina", ["GET", `${line.path}/frames?after=0`]))).toBe(200);
  const body = { first: 0, frames: base64(line.complete) };
  expect(await statusOf(ask("amina", ["POST", `${line.path}/frames`], body))).toBe(200);
  expect(await seen()).toEqual(before);
});

test("DR25 a frame beyond the limit ends the line, and a body beyond it is not read", async () => {
  const amina = await here.join("amina");
  amina.raw(new Uint8Array(1_100_000));
  await amina.until(() => amina.closed !== undefined);
  expect(amina.closed).toMatchObject({ code: 4400 });
  const line = await opened("amina");
  const large = { first: 0, frames: ["A".repeat(1_600_000)] };
  expect(await statusOf(ask("amina", ["POST", `${line.path}/frames`], large))).toBe(413);
  expect(await statusOf(ask("nobody", ["POST", `${line.path}/frames`], large))).toBe(401);
  const many = { first: 0, frames: Array.from({ length: 257 }, () => "AA==") };
  expect(await statusOf(ask("amina", ["POST", `${line.path}/frames`], many))).toBe(422);
  const mine = await ask("amina", ["POST", `${line.path}/frames`], {
    first: 0,
    frames: base64(line.complete),
  });
  expect(LineTaken.parse(await mine.json())).toEqual({ taken: 1 });
});

test("DR28 a session that ended before the line opens has none", async () => {
  const { clientID, schema, sid } = await liveSession(here.page("amina"), ROOM);
  await endSessions(here.storage, "amina");
  const ticket = { room: ROOM, schema, client: clientID, sid };
  expect(await statusOf(ask("amina", ["POST", ""], ticket))).toBe(401);
});

test("DR110 the events say at once that they flow, and ask not to be held back", async () => {
  const line = await opened("amina");
  const { headers, body } = await ask("amina", ["GET", `${line.path}/events`]);
  const first = await body?.getReader().read();
  expect(Buffer.from(first?.value ?? []).toString()).toMatch(/^: open\n\n/);
  expect(headers.get("content-type")).toBe("text/event-stream");
  expect(headers.get("cache-control")).toBe("no-store, no-transform");
  expect(headers.get("x-accel-buffering")).toBe("no");
});

test("DR110 asking for the head of the events takes none of them", async () => {
  const line = await opened("amina");
  const path = here.origin + LINES_PATH + line.path;
  const { headers } = here.page("amina");
  expect((await fetch(`${path}/events`, { method: "HEAD", headers })).status).toBe(200);
  const polled = await ask("amina", ["GET", `${line.path}/frames?after=0`]);
  expect(await polled.json()).toMatchObject({ last: 2 });
});
