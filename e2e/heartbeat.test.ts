import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { BEAT_EVERY, MESSAGE, SYNC } from "#shared/protocol/live.ts";
import { systemClock } from "../server/clock.ts";
import { copyOf, updateOf, wordsOf } from "../server/drafting/gate.fixture.ts";
import { ROOM, type World, rowsOf, world } from "../server/drafting/live.fixture.ts";
import type { Timers } from "../server/drafting/ports.ts";
import { systemTimers } from "../server/drafting/timers.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { type LiveClient, liveSession } from "./live-client.ts";
import { type NodePage, openNodePage } from "./node-page.ts";

/** The server's heart beats a hundred times as fast; all else takes the time that it takes. */
const hasty: Timers = {
  ...systemTimers,
  after: (ms, work) => systemTimers.after(ms === BEAT_EVERY ? ms / 100 : ms, work),
};

/** Amina's is a real page on a line that can lose a frame, Marcus's line loses nothing. */
let here: World;
let proxy: FaultProxy;
let amina: NodePage;
let marcus: LiveClient;
beforeEach(async () => {
  here = await world(systemClock, {}, hasty);
  proxy = await FaultProxy.open(Number(new URL(here.origin).port));
  amina = openNodePage({ ...here.page("amina"), origin: proxy.origin }, "amina", here.origin);
  marcus = await here.join("marcus");
  await ready();
});
afterEach(async () => {
  amina.close();
  marcus.drop();
  await proxy.close();
  await here.remove();
});

const ready = async () => until(() => expect(amina.session.view().save.kind).toBe("saved"));
const isUpdate = (payload: Buffer) => payload[0] === MESSAGE.sync && payload[1] === SYNC.update;

test("DR161 an update that got lost on its way to a page is there after two beats", async () => {
  const lost = proxy.lose("down", isUpdate);
  wordsOf(marcus.doc, 1).insert(0, "lost on the way ");
  await lost;
  wordsOf(marcus.doc, 1).insert(5, "and what hangs from it ");
  await marcus.saved();
  expect(String(wordsOf(amina.doc(), 1))).not.toContain("way");
  await agreed("lost and what hangs from it on the way ");
  expect(amina.shown.map(({ save }) => save.kind)).not.toContain("notSaved");
});

test("DR180 a deletion that got lost on its way to a page, and nothing else, is made good", async () => {
  wordsOf(marcus.doc, 1).insert(0, "not this, but ");
  await agreed("not this, but ");
  const lost = proxy.lose("down", isUpdate);
  wordsOf(marcus.doc, 1).delete(0, 10);
  await lost;
  await marcus.saved();
  expect(String(wordsOf(amina.doc(), 1))).toContain("not this, but ");
  await agreed("but ");
  expect(String(wordsOf(amina.doc(), 1))).not.toContain("not this");
  expect(amina.shown.map(({ save }) => save.kind)).not.toContain("notSaved");
});

test("DR180 a deletion that the server has lost sight of, and one page still has, is made for all", async () => {
  wordsOf(marcus.doc, 1).insert(0, "As agreed, ");
  await agreed("As agreed, ");
  const lost = proxy.lose("up", isUpdate);
  const page = copyOf(amina.doc(), await anotherIdOf("amina"));
  const update = updateOf(page, (doc) => wordsOf(doc, 1).delete(0, 3));
  const before = String(wordsOf(amina.doc(), 1));
  Y.applyUpdate(amina.doc(), update, "another page");
  await lost;
  await agreed(before.slice(3));
  expect(String(wordsOf(marcus.doc, 1))).toBe(before.slice(3));
  expect((await rowsOf(here.storage)).journal).toHaveLength(3);
});

test("DR161 what the server has lost sight of, and one page still has, comes back to everybody", async () => {
  const lost = proxy.lose("up", isUpdate);
  apart(await anotherIdOf("amina"), "in one place only ");
  await lost;
  expect((await rowsOf(here.storage)).journal).toHaveLength(1);
  await agreed("in one place only ");
  expect((await rowsOf(here.storage)).journal.map((row) => row.person_id)).toEqual([
    "server",
    "amina",
  ]);
});

test("DR161 what a page has and may not write is met by the gate, and the page begins afresh", async () => {
  const lost = proxy.lose("up", isUpdate);
  const before = amina.doc();
  apart(await anotherIdOf("marcus"), "in somebody else’s name ");
  await lost;
  await until(() => {
    expect(amina.doc()).not.toBe(before);
    expect(amina.session.view().desk?.mode).toBe("write");
  });
  expect((await rowsOf(here.storage)).journal).toHaveLength(1);
  wordsOf(amina.doc(), 1).insert(0, "in my own name ");
  await agreed("in my own name ");
  expect(String(wordsOf(amina.doc(), 1))).not.toContain("somebody");
});

/** Puts words into Amina's page that she did not type there. */
function apart(client: number, words: string): void {
  const page = copyOf(amina.doc(), client);
  const update = updateOf(page, (doc) => wordsOf(doc, 1).insert(0, words));
  Y.applyUpdate(amina.doc(), update, "another page");
}

const anotherIdOf = async (person: string): Promise<number> =>
  (await liveSession(here.page(person), ROOM)).clientID;

/** Both pages and the server have these words, and the same text all in all. */
async function agreed(words: string): Promise<void> {
  await until(async () => {
    expect(String(wordsOf(amina.doc(), 1))).toContain(words);
    expect(readDraft(amina.doc())).toEqual(readDraft(marcus.doc));
    expect(await here.live.currentDraft("river")).toMatchObject(readDraft(amina.doc()));
  });
}

const until = async (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 10_000, interval: 10 });
