import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import { SYNC, readServerMessage, syncFrame } from "#shared/protocol/live.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { AMINA, MARCUS, copyOf, seed, seededDoc, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, rowsOf, world } from "./live.fixture.ts";
import { dice } from "./dice.fixture.ts";
import { Disk, reloaded, SimulatedServer, SimulatedTime } from "./simulator.fixture.ts";
import { contentHash } from "./reading.ts";

/** A core on a simulated disk with one lead in its room. */
async function core() {
  const disk = new Disk();
  const time = new SimulatedTime();
  const server = new SimulatedServer(disk, time);
  const enter = async (person: string, client: number) => {
    disk.roles.set(person, "lead");
    disk.owners.set(client, person);
    const heard: Uint8Array[] = [];
    const line = { send: (frame: Uint8Array) => heard.push(frame), close: () => {}, waiting: 0 };
    const still = { pause: () => {}, resume: () => {} };
    const ticket = { client, room: ROOM, personId: person, sessionId: "s", epoch: 1 };
    const connection = await server.connect(ticket, { ...line, ...still });
    connection?.receive(syncFrame(SYNC.step2, Uint8Array.of(0, 0)));
    await time.settle();
    return { connection, heard };
  };
  return { disk, time, server, enter };
}

test("DR60 what can't be read is never written over: the draft is there when the disk is (F1)", async () => {
  const { disk, server, enter } = await core();
  const before = structuredClone(disk.journal);
  disk.unreadable = true;
  expect(await server.room()).toBeUndefined();
  expect(await enter("amina", AMINA)).toMatchObject({ connection: undefined, heard: [] });
  expect(disk.journal).toEqual(before);
  expect(disk.snapshots).toEqual([]);
  disk.unreadable = false;
  const room = await server.room();
  expect(room && readDraft(room.draft.doc)).toEqual(readDraft(seededDoc()));
});

test("DR60 every change of the live document is a row on disk, whoever made it (F5)", async () => {
  const { disk, time, server, enter } = await core();
  const [amina, marcus] = [await enter("amina", AMINA), await enter("marcus", MARCUS)];
  const room = await server.room();
  if (room === undefined) throw new Error("no room");
  const live = room.draft.doc;
  const roll = dice(5);
  let changes = 0;
  live.on("update", () => {
    changes += 1;
    expect(contentHash(readDraft(reloaded(disk)))).toBe(contentHash(readDraft(live)));
  });
  for (let step = 0; step < 60; step++) {
    const [one, id] = roll(2) === 0 ? [amina, AMINA] : [marcus, MARCUS];
    const update = updateOf(copyOf(live, id), (doc) => wordsOf(doc, roll(3)).insert(0, "word "));
    one.connection?.receive(syncFrame(SYNC.update, update));
    if (roll(3) === 0) await time.settle();
    time.now += 1000;
  }
  await time.settle();
  expect(changes).toBeGreaterThan(20);
});

test("DR21 whatever takes its time in the gate, one page's words stay in their order (F6)", async () => {
  const { disk, time, server, enter } = await core();
  const { rights } = server.ports;
  const roll = dice(6);
  server.ports.rights = async (...asked) => {
    for (let turns = roll(4); turns > 0; turns--) await new Promise((next) => setImmediate(next));
    return rights(...asked);
  };
  const { connection, heard } = await enter("amina", AMINA);
  const page = copyOf(seededDoc(), AMINA);
  for (let letter = 0; letter < 100; letter++) {
    const place = wordsOf(page, 1).length;
    const update = updateOf(page, (doc) => wordsOf(doc, 1).insert(place, ` ${letter}`));
    connection?.receive(syncFrame(SYNC.update, update));
    if (roll(4) === 0) await time.settle();
    time.now += 100;
  }
  const acked = () =>
    heard.map((frame) => readServerMessage(frame)).findLast((one) => one?.type === "ack");
  while (acked()?.count !== 101) await time.settle();
  const stored = disk.journal.slice(1).map(({ update }) => update);
  const alone = seededDoc();
  for (const update of stored) {
    Y.applyUpdate(alone, update);
    expect(alone.store.pendingStructs).toBeNull();
  }
  expect(readDraft(alone)).toEqual(readDraft(page));
});

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

test("DR60 five pages open a new draft at once, and again after each of 50 restarts: it is there once (F2)", async () => {
  const people = ["amina", "marcus", "sian", "amina", "gwen"];
  let pages = await Promise.all(people.map(async (person) => here.join(person)));
  for (let round = 0; round < 50; round++) {
    const before = pages;
    const restarted = here.restart();
    for (const page of before) page.drop();
    here = await restarted;
    pages = await Promise.all(
      people.map(async (person, at) => {
        const last = before[at];
        if (last === undefined) throw new Error("a page is missing");
        const page = new LiveClient(here.page(person), ROOM, last.session, last.doc);
        page.connect();
        await page.until(() => page.synced);
        return page;
      }),
    );
    for (const page of pages) expect(readDraft(page.doc).document).toEqual(seed.document);
  }
  expect((await rowsOf(here.storage)).journal).toHaveLength(1);
  for (const page of pages) page.drop();
}, 120_000);

test("DR60 mail, history and presence may all fail: words are saved all the same (F9)", async () => {
  const amina = await here.join("amina");
  await here.storage.write(async (tx) => {
    for (const table of ["outbox", "audit_event", "organisation_event", "event_pii"]) {
      await tx.schema.dropTable(table).execute();
    }
  });
  amina.raw(Uint8Array.of(1, 2, 9, 9));
  wordsOf(amina.doc, 1).insert(0, "saved all the same ");
  await amina.saved();
  const gwen = await here.join("gwen");
  wordsOf(gwen.doc, 1).insert(0, "refused, and not on record ");
  await gwen.until(() => gwen.refusals.length === 1);
  wordsOf(amina.doc, 1).insert(0, "still ");
  await amina.saved();
  const { journal } = await rowsOf(here.storage);
  const doc = openDraft();
  for (const row of journal) Y.applyUpdate(doc, row.payload);
  expect(String(wordsOf(doc, 1))).toMatch(/^still saved all the same /);
});
