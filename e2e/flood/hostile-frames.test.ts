import { expect, onTestFinished, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import { dice } from "#server/drafting/dice.fixture.ts";
import { FRAMES, type Roll, goodUpdate, mutate } from "#server/drafting/fuzz-core.fixture.ts";
import { LiveClient } from "../live-client.ts";
import { WatchedProduct } from "../watched-product.ts";
import { Enemy, hashOf } from "./enemy.ts";

/** T5 at the product as it runs, over real sockets: what it costs the process. */
const DRAFTS = 10;
const FRAMES_EACH = 1_000;
const UPDATES_EACH = 400;
const AT_ONCE = 4;
const GROWTH = 50 * 1024 * 1024;
const LAG_MS = 200;

const KINDS = Object.keys(FRAMES);

/** Sends the frames of one draft, and makes sure that the draft holds what was taken alone. */
async function flood(product: WatchedProduct, at: number, ends: Map<string, number>) {
  const roll = dice(at);
  const room = draftRoom(`room-${at}`);
  const enemy = new Enemy(product.page("amina"), room);
  for (let sent = 0; sent < FRAMES_EACH + UPDATES_EACH; sent++) {
    await enemy.enter();
    const kind = sent < FRAMES_EACH ? (KINDS[roll(KINDS.length)] ?? "") : "damaged";
    const end = await enemy.send(FRAMES[kind]?.(enemy, roll) ?? damaged(enemy, roll));
    ends.set(`${kind} ${end}`, (ends.get(`${kind} ${end}`) ?? 0) + 1);
  }
  enemy.leave();
  const strays = product
    .journal(room)
    .filter(({ person, update }) => person !== "server" && !enemy.taken.has(hashOf(update)));
  expect([at, strays]).toEqual([at, []]);
  const reader = await LiveClient.join(product.page("marcus"), room);
  expect(JSON.stringify(readDraft(reader.doc))).not.toMatch(/script|iframe|onclick/);
  reader.drop();
}

function damaged(enemy: Enemy, roll: Roll): Uint8Array {
  return syncFrame(SYNC.update, mutate(goodUpdate(enemy.page(), roll), roll));
}

test("DR162 10,000 hostile frames and 4,000 damaged updates over sockets: the process stands, is quick and grows by less than 50 MB", async () => {
  const product = await WatchedProduct.open(DRAFTS);
  onTestFinished(() => product.close());
  const ends = new Map<string, number>();
  const sizes: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < DRAFTS) {
      next += 1;
      await flood(product, next, ends);
      sizes.push(product.memory);
    }
  };
  const lateness = product.watchLag();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { worst, p99 } = await lateness();
  // After a third of it the process has the memory that it works in.
  const growth = Math.max(...sizes) - (sizes[Math.floor(DRAFTS / 3)] ?? 0);
  const megabytes = sizes.map((bytes) => Math.round(bytes / 1024 / 1024)).join(" ");
  process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
  process.stdout.write(
    `resident ${megabytes} MB; ${Math.round(p99)} ms late, at worst ${Math.round(worst)}\n`,
  );
  for (const end of EXPECTED) expect([...ends.keys()]).toContain(end);
  expect([...ends.keys()].filter((end) => NEVER.includes(end))).toEqual([]);
  expect(growth).toBeLessThan(GROWTH);
  expect(p99).toBeLessThan(LAG_MS);
}, 600_000);

const EXPECTED = [
  "unknownType closed",
  "truncated closed",
  "oversized closed",
  "random closed",
  "randomUpdate refused",
  "mutated refused",
  "mutated taken",
  "foreignId refused",
  "foreignPlace refused",
  "outOfSchema refused",
  "gap refused",
  "vector closed",
  "presence none",
  "honest taken",
  "damaged refused",
  "damaged taken",
];
const NEVER = ["oversized", "foreignId", "foreignPlace", "outOfSchema", "gap"].map(
  (kind) => `${kind} taken`,
);
