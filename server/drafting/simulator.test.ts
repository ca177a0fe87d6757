import { expect, test } from "vitest";
import * as Y from "yjs";
import { deletedHash, stateHash } from "#shared/protocol/beat.ts";
import { SimulatedPage } from "./simulated-page.fixture.ts";
import { runWorld } from "./simulated-world.fixture.ts";
import { Disk, SimulatedServer, SimulatedTime } from "./simulator.fixture.ts";

/** A share of the worlds that `e2e/worlds` runs in full: enough to find what somebody breaks. */
const SEEDS = 300;
const STEPS = 300;
const PAGES = 5;

test("DR83 every ten seconds a beat says where the server's document stands", async () => {
  const disk = new Disk();
  const time = new SimulatedTime();
  disk.roles.set("amina", "lead");
  const page = new SimulatedPage("amina", disk, () => 1000);
  await page.connect(new SimulatedServer(disk, time));
  page.deliverAll();
  await time.settle();
  page.type(0);
  page.tinker(0);
  page.deliverAll();
  await time.settle();
  await time.advance(10_000);
  page.deliverAll();
  expect(page.deleted).toEqual([deletedHash(page.doc)]);
  expect(page.beats).toEqual([stateHash(Y.decodeStateVector(Y.encodeStateVector(page.doc)))]);
  await time.advance(10_000);
  page.deliverAll();
  expect(page.beats).toHaveLength(2);
});

test("DR121 a commit that was written and reported as failed: the room reads itself afresh", async () => {
  const disk = new Disk();
  const time = new SimulatedTime();
  const server = new SimulatedServer(disk, time);
  disk.roles.set("amina", "lead");
  const page = new SimulatedPage("amina", disk, () => 1000);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) {
      page.deliverAll();
      await time.settle();
    }
  };
  await page.connect(server);
  await settle();
  disk.lying = true;
  page.type(0);
  await settle();
  expect([...page.saved]).toEqual([]);
  await time.advance(1000);
  expect(page.connected).toBe(false);
  await page.connect(server);
  await settle();
  expect([...page.saved]).toEqual(["amina.1;"]);
  expect(disk.nextSeq).toBe(3);
  expect((await server.room())?.draft.seq).toBe(2);
});

test(`DR90 ${SEEDS} simulated worlds of ${STEPS} steps: nothing acknowledged is lost, all agree (seeds 1 to ${SEEDS})`, async () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= SEEDS && wrong.length === 0; seed++) {
    const end = await runWorld({ seed, steps: STEPS, pages: PAGES });
    wrong.push(...end.wrong.map((what) => `seed ${seed}, ${what}`));
  }
  expect(wrong).toEqual([]);
}, 120_000);

test("DR90 a simulated world is one in which things happen", async () => {
  const end = await runWorld({ seed: 1, steps: 2000, pages: PAGES });
  expect(end.wrong).toEqual([]);
  expect(end.saved).toBeGreaterThan(50);
  for (const count of [end.refused, end.crashes, end.frozen, end.snapshots]) {
    expect(count).toBeGreaterThan(5);
  }
});
