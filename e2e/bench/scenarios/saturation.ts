import { Hall, sum } from "../hall.ts";
import { less, type Measure, more, pause, quantile, type Scenario, waitFor } from "../measure.ts";
import type { Peer } from "../peer.ts";
import { cpuMs, rssBytes } from "../process.ts";
import { pages } from "../text.ts";

const SHAPES = [
  [1, 10],
  [100, 2],
] as const;
/** Two pages of each document read along; the others drain. */
const READERS = 2;
const FIRST = 4000;
const GROWTH = 1.25;
const SECONDS = 2;
const P99_MS = 100;
const SETTLE_MS = 3000;

/** The most updates a second at which 99 of 100 arrive within 100 ms and none is lost. */
export const saturation: Scenario = {
  name: "saturation",
  run: async (peer) => {
    const found: Measure[] = [];
    for (const shape of SHAPES) found.push(...(await measureShape(peer, shape)));
    return found;
  },
};

interface Step {
  readonly rate: number;
  readonly p99: number;
  readonly cpu: number;
  readonly rss: number;
}

async function measureShape(
  peer: Peer,
  [documents, clients]: (typeof SHAPES)[number],
): Promise<Measure[]> {
  const text = pages(documents === 1 ? 60 : 10);
  const server = await peer.start({ documents, clients, text, flood: true });
  const halls: Hall[] = [];
  for (let document = 0; document < documents; document++) {
    halls.push(await Hall.open(server, document, { clients, readers: READERS, text }));
  }
  const { rate, p99, cpu, rss } = await climb(halls, server.pid);
  for (const hall of halls) hall.close();
  await server.stop();
  const name = `saturation ${documents}×${clients}`;
  return [
    more(name, "updates/s", rate),
    less(`${name} p99 there`, "ms", p99),
    less(`${name} CPU there`, "% of a core", cpu),
    less(`${name} CPU an update`, "µs", (cpu * 10_000) / rate),
    less(`${name} memory`, "MB", rss / 1e6),
  ];
}

/** The highest rate that was kept up, after two steps running that were not. */
async function climb(halls: readonly Hall[], pid: number): Promise<Step> {
  await flood(halls, FIRST);
  await waitFor(() => halls.every(({ quiet }) => quiet), SETTLE_MS);
  let best: Step = { rate: 0, p99: NaN, cpu: NaN, rss: NaN };
  let fails = 0;
  for (let rate = FIRST; fails < 2; rate *= GROWTH) {
    const step = await tryRate(halls, rate, pid);
    fails = step === undefined ? fails + 1 : 0;
    best = step ?? best;
  }
  return best;
}

/** Undefined when the server does not keep up at this rate. */
async function tryRate(
  halls: readonly Hall[],
  rate: number,
  pid: number,
): Promise<Step | undefined> {
  for (const hall of halls) hall.begin();
  const [cpu, began] = [cpuMs(pid), performance.now()];
  const before = sum(halls, ({ sent }) => sent);
  await flood(halls, rate);
  const took = performance.now() - began;
  const used = (cpuMs(pid) - cpu) / took;
  const whole = await waitFor(() => halls.every(({ quiet }) => quiet), SETTLE_MS);
  const p99 = quantile(
    halls.flatMap(({ heard }) => heard.latencies),
    0.99,
  );
  if (!whole || !(p99 <= P99_MS)) return undefined;
  const sent = sum(halls, (heard) => heard.sent) - before;
  return { rate: (sent / took) * 1000, p99, cpu: used * 100, rss: rssBytes(pid) };
}

/** Every few milliseconds each page types what it owes. */
async function flood(halls: readonly Hall[], rate: number): Promise<void> {
  const typists = halls.flatMap((hall) => hall.pages.map((_, at) => ({ hall, at })));
  const each = rate / 1000 / typists.length;
  const began = performance.now();
  const typed = typists.map((_, at) => -(at / typists.length));
  for (let now = 0; now < SECONDS * 1000; now = performance.now() - began) {
    for (const [index, { hall, at }] of typists.entries()) {
      const owed = Math.floor(now * each - (typed[index] ?? 0));
      if (owed <= 0) continue;
      typed[index] = (typed[index] ?? 0) + owed;
      hall.type(at, owed);
    }
    await pause(1);
  }
}
