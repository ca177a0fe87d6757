import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";
import { AMINA, copyOf, MARCUS, seededDoc, updateOf, wordsOf } from "./gate.fixture.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { LiveDraft } from "./live-draft.ts";
import { SimulatedPage } from "./simulated-page.fixture.ts";
import { Disk, SimulatedServer, SimulatedTime } from "./simulator.fixture.ts";
import { sha256 } from "./sha256.ts";
import { docOf } from "./reading.ts";
import { openStored } from "./snapshot.ts";

const contentOf = (doc: Y.Doc) => JSON.stringify(readDraft(doc));
const DAY = LIVE_LIMITS.idleMs * 2;

const edit = fc.record({
  page: fc.nat({ max: 1 }),
  kind: fc.nat({ max: 4 }),
  at: fc.nat({ max: 9 }),
});

/** Two pages edit by turns and hear of each other; returns the updates. */
function edited(edits: readonly { page: number; kind: number; at: number }[]): Uint8Array[] {
  const pages = [copyOf(seededDoc(), AMINA), copyOf(seededDoc(), MARCUS)];
  return edits.map(({ page, kind, at }) => {
    const [own, other] = page === 0 ? pages : pages.toReversed();
    if (own === undefined || other === undefined) throw new Error("there are two pages");
    const update = updateOf(own, (doc) => {
      const words = wordsOf(doc, at % 3);
      if (kind === 0 && words.length > 3) words.delete(at % 3, 2);
      else if (kind === 1) words.format(0, 3, { bold: {} });
      else if (kind === 2) bodyOf(doc).insert(0, [bodyOf(doc).get(0).clone()]);
      else words.insert(at % (words.length + 1), `w${at} `);
    });
    Y.applyUpdate(other, update);
    return update;
  });
}

/** The same draft as a document and as bytes. */
function both(updates: readonly Uint8Array[]): { built: LiveDraft; resting: LiveDraft } {
  const doc = docOf([Y.encodeStateAsUpdate(seededDoc()), ...updates]);
  const state = Y.encodeStateAsUpdate(doc);
  const stored = {
    agreementId: "river",
    epoch: 1,
    nextSeq: 8,
    snapshots: [{ uptoSeq: 7, state, sha256: sha256(state) }],
    journal: [],
    owners: new Map<number, string>(),
  };
  const opened = openStored(stored);
  if (opened === undefined || !("state" in opened)) throw new Error("one row holds all of it");
  const whole = { doc, seq: 7, quarantined: false, damage: [] };
  return { built: new LiveDraft(stored, whole), resting: new LiveDraft(stored, opened) };
}

test("DR101 a draft at rest answers as one in memory, and stays at rest", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), fc.nat({ max: 30 }), (edits, known) => {
      const updates = edited(edits);
      const { built, resting } = both(updates);
      const behind = docOf([Y.encodeStateAsUpdate(seededDoc()), ...updates.slice(0, known)]);
      for (const page of [openDraft(), behind]) {
        const vector = Y.encodeStateVector(page);
        for (const draft of [built, resting]) {
          const answer = draft.since(vector);
          if (answer === undefined) throw new Error("there is an answer");
          const copy = docOf([Y.encodeStateAsUpdate(page), answer]);
          expect(contentOf(copy)).toBe(contentOf(built.doc));
        }
      }
      expect(resting.since(Uint8Array.of(9, 255, 255))).toBeUndefined();
      expect(resting.stateHash()).toBe(built.stateHash());
      expect(Y.decodeStateVector(resting.stateVector())).toEqual(
        Y.decodeStateVector(built.stateVector()),
      );
      expect(resting.read()).toEqual(built.read());
      expect(resting.deletedHash()).toBeUndefined();
      expect(resting.atRest).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("DR101 a draft at rest takes an update as one in memory does, and rests again", () => {
  const { built, resting } = both(edited([{ page: 0, kind: 3, at: 1 }]));
  for (let round = 0; round < 3; round++) {
    const page = copyOf(built.doc, AMINA + 10 + round);
    const update = updateOf(page, (doc) => {
      wordsOf(doc, 1).insert(0, `round${round} `);
      wordsOf(doc, 2).delete(0, 1);
    });
    for (const draft of [built, resting]) draft.integrate([update], 8 + round);
    expect(contentOf(resting.doc)).toBe(contentOf(built.doc));
    expect(resting.stateHash()).toBe(built.stateHash());
    resting.rest();
    expect(resting.deletedHash()).toBe(built.deletedHash());
    expect(resting.read()).toEqual(built.read());
  }
});

/** A simulated server with two people who have nothing on their way. */
async function room() {
  const [disk, time] = [new Disk(), new SimulatedTime()];
  const server = new SimulatedServer(disk, time);
  let ids = 1000;
  const people = ["amina", "marcus"].map((name) => {
    disk.roles.set(name, "lead");
    return new SimulatedPage(name, disk, () => (ids += 1));
  });
  const [amina, marcus] = people;
  if (amina === undefined || marcus === undefined) throw new Error("there are two people");
  const settle = async () => {
    for (let round = 0; round < 4; round++) {
      for (const page of people) page.deliverAll();
      await time.settle();
    }
  };
  const draft = async () => {
    const open = await server.room();
    if (open === undefined) throw new Error("the room is there");
    return open.draft;
  };
  return { disk, time, server, amina, marcus, settle, draft };
}

test("DR101 opening and reading builds no document; writing does; quiet people let it rest", async () => {
  const { disk, time, server, amina, marcus, settle, draft } = await room();
  await amina.connect(server);
  await settle();
  expect((await draft()).atRest).toBe(true);
  amina.type(0);
  await settle();
  expect((await draft()).atRest).toBe(false);
  await time.advance(DAY);
  await time.advance(DAY);
  expect((await draft()).atRest).toBe(true);
  expect(disk.snapshots).toHaveLength(1);
  await marcus.connect(server);
  await settle();
  expect((await draft()).atRest).toBe(true);
  marcus.type(1);
  await settle();
  expect([amina.saved, marcus.saved].map(({ size }) => size)).toEqual([1, 1]);
  expect(contentOf(amina.doc)).toBe(contentOf((await draft()).doc));
  expect(contentOf(marcus.doc)).toBe(contentOf((await draft()).doc));
});

test("DR101 a full disk keeps nobody's words from resting in memory", async () => {
  const { disk, time, server, amina, settle, draft } = await room();
  await amina.connect(server);
  await settle();
  amina.type(0);
  await settle();
  const written = contentOf((await draft()).doc);
  disk.full = true;
  await time.advance(DAY);
  await time.advance(DAY);
  disk.full = false;
  expect(JSON.stringify((await draft()).read())).toBe(written);
  expect(disk.snapshots).toEqual([]);
  expect(disk.journal).toHaveLength(2);
});

test("DR102 memory comes back when everybody has left", async () => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const heap = () => {
    if (typeof collect === "function") collect();
    return process.memoryUsage().heapUsed;
  };
  const { time, server, amina, settle } = await room();
  const visit = async () => {
    await amina.connect(server);
    await settle();
    for (let word = 0; word < 300; word++) amina.type(word);
    await settle();
    amina.cut();
    for (let day = 0; day < 3; day++) await time.advance(DAY);
  };
  await visit();
  const before = heap();
  for (let again = 0; again < 10; again++) {
    amina.begin();
    await visit();
  }
  expect(heap() / before).toBeLessThan(1.1);
});
