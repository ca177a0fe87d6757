import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import type { LiveState } from "#shared/protocol/live.ts";
import { LiveClient } from "../e2e/live-client.ts";
import { wordsOf } from "./drafting/gate.fixture.ts";
import type { Route } from "./http/route.ts";
import { fillMatrix, ours, personOf, theirs, tokenOf } from "./matrix.fixture.ts";
import { type RowHash, rowHash } from "./row-hash.fixture.ts";
import { type Started, started } from "./started.fixture.ts";

const NEEDED = 200 * 1024 * 1024;

/** Reading needs these, or they store nothing. */
const STILL_TAKEN: readonly string[] = [
  "POST /api/demo/session",
  "POST /api/invitations/look",
  "POST /api/live/lines",
  "POST /api/live/lines/:line/frames",
  "POST /api/live/session",
  "POST /api/sign-in/code",
  "POST /api/sign-in/code/confirm",
  "POST /api/sign-in/passkey",
  "POST /api/sign-in/passkey/options",
  "POST /api/sign-out",
];

let free: number;
let server: Started;
let rows: RowHash;
let clients: LiveClient[];
beforeEach(async () => {
  free = NEEDED + 1;
  clients = [];
  server = await started({ demo: true }, { freeBytes: async () => free });
  await fillMatrix(server);
  rows = await rowHash(server);
});
afterEach(async () => {
  for (const client of clients) client.drop();
  await rows.close();
  await server.close();
});

const cookieOf = (person: string) => ({ cookie: `sid=${tokenOf(person)}` });

async function ask(route: Route, person = personOf("home", "lead")) {
  const path = route.path
    .replace(":agreement", ours("drafting"))
    .replace(":organisation", "home")
    .replaceAll(/:[a-z]+/gi, "unknown");
  const body = route.method === "get" ? undefined : {};
  return server.browser().ask(route.method.toUpperCase(), path, body, cookieOf(person));
}

const nameOf = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;

async function whenAnswered(path: string, readOnly: boolean): Promise<void> {
  await vi.waitFor(
    async () => {
      const { headers } = await server.browser().get(path);
      expect(headers.get("counterpart-read-only")).toBe(readOnly ? "disk" : null);
    },
    { timeout: 10_000, interval: 50 },
  );
}

async function join(person: string, agreement: string): Promise<LiveClient> {
  const page = { origin: server.origin, headers: cookieOf(person) };
  const client = await LiveClient.join(page, draftRoom(agreement));
  clients.push(client);
  return client;
}

const told = (client: LiveClient): LiveState["notice"][] =>
  client.states.map(({ notice }) => notice);

test("HE15 with 200 MB free no request writes, each is told so, and reading goes on", async () => {
  free = NEEDED;
  await whenAnswered("/api/me", true);
  const api = server.routes.filter(({ path }) => path.startsWith("/api/"));
  for (const route of api.filter(({ method }) => method === "get")) {
    expect([nameOf(route), (await ask(route)).status < 500]).toEqual([nameOf(route), true]);
  }
  const writes = api.filter(({ method }) => method !== "get");
  for (const route of writes.filter((one) => !STILL_TAKEN.includes(nameOf(one)))) {
    const before = await rows.get();
    const { status, body } = await ask(route);
    expect([nameOf(route), status]).toEqual([nameOf(route), 503]);
    expect(body).toMatchObject({ code: "lowDisk", title: "The server's disk is nearly full" });
    expect([nameOf(route), await rows.get()]).toEqual([nameOf(route), before]);
  }
  for (const route of writes.filter((one) => STILL_TAKEN.includes(nameOf(one)))) {
    expect([nameOf(route), (await ask(route)).status < 500]).toEqual([nameOf(route), true]);
  }
});

test("HE16 one byte more is enough, and the server notices by itself", async () => {
  free = NEEDED;
  await whenAnswered("/api/me", true);
  const create = server.routes.find((route) => nameOf(route) === "POST /api/organisations");
  if (create === undefined) throw new Error("no such route");
  expect((await ask(create)).status).toBe(503);
  free = NEEDED + 1;
  await whenAnswered("/api/me", false);
  expect((await ask(create)).status).toBe(422);
});

test("DR131 a disk that is nearly full: every open draft says so, takes nothing, loses nothing", async () => {
  const lead = await join(personOf("home", "lead"), ours("drafting"));
  const partner = await join(personOf("partner", "lead"), ours("drafting"));
  const elsewhere = await join(personOf("other", "lead"), theirs("drafting"));
  await Promise.all([lead, partner, elsewhere].map((one) => one.saved()));
  free = 0;
  await Promise.all(
    [lead, partner, elsewhere].map((one) => one.until(() => told(one).length === 1)),
  );
  expect([lead, partner, elsewhere].map(told)).toEqual([["lowDisk"], ["lowDisk"], ["lowDisk"]]);
  const before = await rows.get(["journal", "snapshot", "doc"]);
  wordsOf(lead.doc, 1).insert(0, "while it was full ");
  const late = await join(personOf("partner", "lead"), ours("drafting"));
  expect(told(late)).toEqual(["lowDisk"]);
  expect(late.hello).toMatchObject({ mayWrite: true });
  expect(readDraft(late.doc)).toEqual(readDraft(partner.doc));
  expect(lead.acked).toBeLessThan(lead.sent);
  expect([lead.refusals, lead.closed]).toEqual([[], undefined]);
  expect(await rows.get(["journal", "snapshot", "doc"])).toBe(before);

  free = NEEDED + 1;
  await lead.saved();
  await Promise.all(
    [lead, late, elsewhere].map((one) => one.until(() => told(one).includes("saved"))),
  );
  await late.until(() => String(wordsOf(late.doc, 1)).startsWith("while it was full "));
  expect(readDraft(late.doc)).toEqual(readDraft(lead.doc));
  expect(told(elsewhere)).toEqual(["lowDisk", "saved"]);
});
