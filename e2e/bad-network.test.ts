import { expect, test, vi } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import type { SaveState } from "#client/drafting/save-state.ts";
import { wordsOf } from "../server/drafting/gate.fixture.ts";
import { type World, world } from "../server/drafting/live.fixture.ts";
import { type Fault, FaultProxy } from "./fault-proxy.ts";
import type { LiveClient } from "./live-client.ts";
import { type NodePage, openNodePage } from "./node-page.ts";
import { depth } from "./seeds.ts";

/** Told within this time that words are not saved, and saved within the other once all is well. */
const TOLD_MS = 10_000;
const HEALED_MS = 5_000;
const WORDS = 12;
const SEED = depth(1, 1).first;
process.stdout.write(`T8 a bad network: seed ${SEED}\n`);

/** Amina writes through a bad network, Marcus beside her through a good one. */
interface Scene {
  readonly here: World;
  readonly proxy: FaultProxy;
  readonly amina: NodePage;
  readonly marcus: LiveClient;
  /** by how much this machine itself was late, in milliseconds */
  lateness(): number;
  close(): Promise<void>;
}

async function scene(): Promise<Scene> {
  const here = await world();
  const proxy = await FaultProxy.open(Number(new URL(here.origin).port), SEED);
  const amina = openNodePage({ ...here.page("amina"), origin: proxy.origin }, "amina", here.origin);
  const marcus = await here.join("marcus");
  await until(() => expect(amina.session.view().save.kind).toBe("saved"));
  const lateness = watchLateness();
  return {
    here,
    proxy,
    amina,
    marcus,
    lateness: lateness.worst,
    close: async () => {
      lateness.stop();
      amina.close();
      marcus.drop();
      await proxy.close();
      await here.remove();
    },
  };
}

const stops = [
  ["her words do not arrive", { hole: "up" }],
  ["her answers do not arrive", { hole: "down" }],
  ["nothing arrives", { hole: "both" }],
  ["the server can’t be reached", { refuse: true }],
] as const satisfies readonly (readonly [string, Fault])[];

const slow = [
  ["800 ms each way", { latency: [800, 800] }],
  ["20 to 800 ms, each piece another", { latency: [20, 800] }],
  ["2 kB a second", { bytesPerSecond: 2_000 }],
] as const satisfies readonly (readonly [string, Fault])[];

test.concurrent.each(stops)(
  "DR130 %s: told within ten seconds, back within five of its end, no word lost",
  async (_, fault) => {
    const all = await scene();
    try {
      const { amina, proxy } = all;
      proxy.set(fault);
      if (!("hole" in fault)) proxy.reset();
      const from = performance.now();
      await writeBoth(all);
      const told = await firstShown(amina, ["notSaved", "offline"], from);
      expect(told - from).toBeLessThan(TOLD_MS + all.lateness());
      const healed = performance.now();
      proxy.set({});
      const saved = await firstShown(amina, ["saved"], healed);
      expect(saved - healed).toBeLessThan(HEALED_MS + all.lateness());
      await nothingLost(all);
    } finally {
      await all.close();
    }
  },
  60_000,
);

test.concurrent.each(slow)(
  "DR130 %s: everything arrives, and is called saved only then",
  async (_, fault) => {
    const all = await scene();
    try {
      all.proxy.set(fault);
      const from = performance.now();
      await writeBoth(all);
      expect(all.amina.session.view().save.kind).toBe("saving");
      await firstShown(all.amina, ["saved"], from);
      await nothingLost(all);
    } finally {
      await all.close();
    }
  },
  60_000,
);

test.concurrent(
  "DR130 reset after reset: no word lost, none twice",
  async () => {
    const all = await scene();
    try {
      for (let round = 0; round < 5; round++) {
        const from = performance.now();
        await writeBoth(all, `${round}.`);
        all.proxy.reset();
        const saved = await firstShown(all.amina, ["saved"], from);
        expect(saved - from).toBeLessThan(HEALED_MS + all.lateness());
      }
      await nothingLost(all, 5);
    } finally {
      await all.close();
    }
  },
  60_000,
);

/** Both type in one clause, the words of one between those of the other. */
async function writeBoth({ amina, marcus }: Scene, round = ""): Promise<void> {
  for (let word = 0; word < WORDS; word++) {
    wordsOf(amina.doc(), 1).insert(0, `amina${round}${word} `);
    wordsOf(marcus.doc, 1).insert(0, `marcus${round}${word} `);
    await marcus.saved();
  }
}

/** When the page first showed one of these, at or after a moment. */
async function firstShown(
  { shown }: NodePage,
  kinds: readonly SaveState["kind"][],
  from: number,
): Promise<number> {
  return vi.waitFor(
    () => {
      const entry = shown.find(({ save, at }) => at >= from && kinds.includes(save.kind));
      if (entry === undefined) throw new Error(`only ${shown.map(({ save }) => save.kind).join()}`);
      return entry.at;
    },
    { timeout: 30_000, interval: 10 },
  );
}

/** Every word of both is there once, on both pages and on the server. */
async function nothingLost({ here, amina, marcus }: Scene, rounds = 1): Promise<void> {
  await vi.waitFor(() => expect(readDraft(amina.doc())).toEqual(readDraft(marcus.doc)), {
    timeout: 10_000,
    interval: 20,
  });
  expect(await here.live.currentDraft("river")).toMatchObject(readDraft(amina.doc()));
  const words = String(wordsOf(amina.doc(), 1)).split(" ");
  const typed = words.filter((word) => /^(?:amina|marcus)[\d.]+$/.test(word));
  expect(new Set(typed).size).toBe(2 * WORDS * rounds);
  expect(typed).toHaveLength(2 * WORDS * rounds);
}

/** How much later than asked for the timers of this machine ran, at worst. */
function watchLateness(): { worst: () => number; stop: () => void } {
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - 50);
    last = now;
  }, 50);
  return { worst: () => worst, stop: () => clearInterval(timer) };
}

const until = async (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
