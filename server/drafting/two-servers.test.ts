import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { systemClock } from "../clock.ts";
import { ENGINE } from "../storage/engines.fixture.ts";
import { AMINA, copyOf, seededDoc, updateOf, wordsOf } from "./gate.fixture.ts";
import { open, ROOM, rowsOf, type World, world } from "./live.fixture.ts";
import type { Write } from "./ports.ts";
import { draftStore } from "./store.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

async function judgedAt(seq: number): Promise<Write> {
  const [doc] = (await rowsOf(here.storage)).docs;
  return {
    room: ROOM,
    agreementId: "river",
    epoch: doc?.epoch ?? 0,
    membershipEpoch: 1,
    seq,
    personId: "amina",
    client: AMINA,
    update: updateOf(copyOf(seededDoc(), AMINA), (page) => wordsOf(page, 1).insert(0, "late ")),
    deletes: [],
  };
}

test("ST21 what was judged on another text than the draft’s is not taken, and nothing is written", async () => {
  const store = draftStore(here.storage, systemClock);
  for (const seq of [0, 2]) {
    const write = await judgedAt(seq);
    const before = await rowsOf(here.storage);
    expect(await store.append([write, write])).toEqual(["moved", "again"]);
    expect(await rowsOf(here.storage)).toEqual(before);
  }
  const first = await judgedAt(1);
  expect(await store.append([first, first])).toEqual([{ stored: 2 }, { stored: 3 }]);
  expect(await store.append([first])).toEqual(["moved"]);
});

test("ST21 a commit whose answer was lost is not written twice, and its writer learns that it is saved", async () => {
  const amina = await here.join("amina");
  await amina.saved();
  const known = Y.encodeStateVector(amina.doc);
  amina.live = false;
  wordsOf(amina.doc, 1).insert(0, "written once ");
  amina.live = true;
  const update = Y.encodeStateAsUpdate(amina.doc, known);
  const lost = { ...(await judgedAt(1)), client: amina.session.clientID, update };
  await draftStore(here.storage, systemClock).append([lost]);
  amina.write(update);
  await amina.until(() => amina.closed !== undefined);
  expect(amina.acked).toBeLessThan(amina.sent);
  expect([amina.closed?.code, amina.refusals]).toEqual([1012, []]);
  amina.connect();
  await amina.until(() => amina.synced && amina.acked > 0);
  const { document } = (await here.live.currentDraft("river")) ?? {};
  expect(JSON.stringify(document).split("written once ")).toHaveLength(2);
  expect((await rowsOf(here.storage)).journal.map(({ seq }) => seq)).toEqual([1, 2]);
});

/** Types words, comes back whenever it is sent away, and ends when all are saved. */
async function typeAll(page: LiveClient, clause: number, words: readonly string[]): Promise<void> {
  for (const word of words) {
    wordsOf(page.doc, clause).insert(0, word);
    await page.until(() => page.closed !== undefined || page.acked >= page.sent);
    while (page.closed !== undefined) {
      expect(page.closed.code).toBe(1012);
      page.connect();
      await page.until(
        () =>
          page.closed !== undefined || (page.synced && page.acked > 0 && page.acked >= page.sent),
      );
    }
  }
}

const wordsBy = (name: string): string[] => Array.from({ length: 40 }, (_, n) => `${name}${n};`);
const textOf = (page: LiveClient): string => JSON.stringify(readDraft(page.doc));

describe.each([ENGINE].filter(({ name }) => name === "PostgreSQL"))("$name", () => {
  let other: World;
  beforeEach(async () => {
    const { databaseUrl, folder } = here;
    const place = { databaseUrl, remove: async () => {} };
    other = await open(folder, { place, guest: true });
  });
  afterEach(async () => {
    await other.stop();
  });

  test("ST21 a server that meets words of another reads the draft afresh before it acknowledges", async () => {
    const amina = await here.join("amina");
    const marcus = await LiveClient.join(other.page("marcus"), ROOM);
    await Promise.all([amina.saved(), marcus.saved()]);
    wordsOf(marcus.doc, 1).insert(0, "over there ");
    await marcus.saved();
    wordsOf(amina.doc, 2).insert(0, "over here ");
    await amina.until(() => amina.closed !== undefined);
    expect([amina.closed?.code, amina.refusals]).toEqual([1012, []]);
    amina.connect();
    await amina.until(() => amina.synced && amina.acked > 0);
    expect(textOf(amina)).toContain("over there ");
    expect(textOf(amina)).toContain("over here ");
  });

  test("ST21 two people type on two servers at once: every word is there, once, in one order of rows", async () => {
    const amina = await here.join("amina");
    const marcus = await LiveClient.join(other.page("marcus"), ROOM);
    const typed = { amina: wordsBy("a"), marcus: wordsBy("m") };
    await Promise.all([typeAll(amina, 1, typed.amina), typeAll(marcus, 1, typed.marcus)]);
    for (const page of [amina, marcus]) page.drop();
    const { journal } = await rowsOf(here.storage);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, at) => at + 1));
    here = await here.restart();
    const reader = await here.join("vera");
    const text = textOf(reader);
    const missing = [...typed.amina, ...typed.marcus].filter(
      (word) => text.split(word).length !== 2,
    );
    expect(missing).toEqual([]);
    expect([...amina.refusals, ...marcus.refusals]).toEqual([]);
    reader.drop();
  }, 60_000);
});
