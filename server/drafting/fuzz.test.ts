import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";
import { type LiveSessionReply, SYNC, awarenessFrame, syncFrame } from "#shared/protocol/live.ts";
import { LiveClient, liveSession } from "../../e2e/live-client.ts";
import { copyOf, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, rowsOf, world } from "./live.fixture.ts";

const SEED = 7_411_225;
const FRAMES = 1_500;

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

/** The least random number generator that repeats: every run meets the same frames. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("DR80 of all 256 message types only sync and presence are known; the others end the line", async () => {
  const session = await liveSession(here.page("amina"), ROOM);
  const closed: number[] = [];
  for (let type = 0; type < 256; type++) {
    if (type <= 1) continue;
    const client = new LiveClient(here.page("amina"), ROOM, session);
    client.connect();
    await client.until(() => client.hello !== undefined);
    client.raw(type < 128 ? Uint8Array.of(type, 1, 0) : Uint8Array.of(type, 1, 1, 0));
    await client.until(() => client.closed !== undefined);
    closed.push(client.closed?.code ?? 0);
  }
  expect(new Set(closed)).toEqual(new Set([4400]));
  expect((await rowsOf(here.storage)).journal).toHaveLength(1);
}, 60_000);

test("DR80 a text frame ends the line, and so does a sync step that does not exist", async () => {
  for (const spoil of [
    (client: LiveClient) => client.text("hello"),
    (client: LiveClient) => client.raw(syncFrame(3, new Uint8Array(2))),
    (client: LiveClient) => client.raw(syncFrame(SYNC.step1, Uint8Array.of(9, 255, 255))),
    (client: LiveClient) => client.raw(new Uint8Array(0)),
  ]) {
    const client = await here.join("amina");
    await client.saved();
    spoil(client);
    await client.until(() => client.closed !== undefined);
    expect(client.closed).toMatchObject({ code: 4400 });
  }
});

/** A client that the server has not given up on. */
async function standing(session: LiveSessionReply, last: LiveClient | undefined) {
  if (last?.closed === undefined && last?.refusals.length === 0) return last;
  last?.drop();
  const client = new LiveClient(here.page("amina"), ROOM, session, openDraft());
  client.connect();
  await client.until(() => client.synced && client.acked === 1);
  return client;
}

test(`DR81 ${FRAMES} damaged and random frames: the server stands, a refused one changes nothing (seed ${SEED})`, async () => {
  const roll = dice(SEED);
  const witness = await here.join("marcus");
  const session = await liveSession(here.page("amina"), ROOM);
  let client: LiveClient | undefined;
  const ends = new Set<string>();
  for (let frame = 0; frame < FRAMES; frame++) {
    client = await standing(session, client);
    const before = (await here.live.currentDraft("river"))?.seq;
    client.raw(badFrame(client, roll));
    await settled(client);
    const end = client.refusals[0]?.code ?? client.closed?.code ?? "taken";
    ends.add(String(end));
    const after = (await here.live.currentDraft("river"))?.seq;
    expect(end === "taken" || after === before).toBe(true);
  }
  expect([...ends].toSorted()).toEqual(
    expect.arrayContaining(["4400", "gap", "malformed", "ownership", "taken"]),
  );
  expect(witness.closed).toBeUndefined();
  const { journal } = await rowsOf(here.storage);
  expect(new Set(journal.map((row) => row.person_id))).toEqual(new Set(["server", "amina"]));
  const content = await here.live.currentDraft("river");
  here = await here.restart();
  expect(await here.live.currentDraft("river")).toEqual(content);
}, 120_000);

/** Resolves when the server has dealt with the frames so far, one way or another. */
async function settled(client: LiveClient): Promise<void> {
  const acked = client.acked;
  client.raw(syncFrame(SYNC.update, Uint8Array.of(0, 0)));
  await client.until(
    () => client.closed !== undefined || client.refusals.length > 0 || client.acked > acked,
  );
}

function badFrame(client: LiveClient, roll: (below: number) => number): Uint8Array {
  const page = copyOf(client.doc, client.session.clientID);
  const good = updateOf(page, (doc) => {
    wordsOf(doc, roll(3)).insert(0, "fuzz ");
    if (roll(2) === 0) wordsOf(doc, roll(3)).format(0, 3, { bold: {} });
  });
  const whole = [
    syncFrame(SYNC.update, good),
    syncFrame(SYNC.step2, good),
    syncFrame(SYNC.step1, Y.encodeStateVector(page)),
    awarenessFrame(good),
  ][roll(4)];
  const bytes = Uint8Array.from(whole ?? good);
  for (let flips = roll(4) + 1; flips > 0; flips--) bytes[roll(bytes.length)] = roll(256);
  if (roll(5) === 0) return bytes.subarray(0, roll(bytes.length));
  if (roll(5) === 0) return Uint8Array.from({ length: roll(200) }, () => roll(256));
  return bytes;
}
