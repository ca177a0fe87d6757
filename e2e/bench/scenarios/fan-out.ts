import { Hall, sum } from "../hall.ts";
import { less, pause, quantile, type Measure, type Scenario, waitFor } from "../measure.ts";
import type { Peer } from "../peer.ts";
import { cpuMs, rssBytes } from "../process.ts";
import { pages } from "../text.ts";

const SHAPES = [
  [1, 2],
  [1, 10],
  [1, 50],
  [100, 2],
  [100, 5],
] as const;
const KEYS_A_SECOND = 5;
const SECONDS = 6;

/** Everybody types five keys a second; how long until each of the others has each letter? */
export const fanOut: Scenario = {
  name: "fanout",
  run: async (peer) => {
    const found: Measure[] = [];
    for (const shape of SHAPES) found.push(...(await measureShape(peer, shape)));
    return found;
  },
};

async function measureShape(
  peer: Peer,
  [documents, clients]: (typeof SHAPES)[number],
): Promise<Measure[]> {
  const text = pages(Math.max(10, Math.ceil(clients / 8)));
  const server = await peer.start({ documents, clients, text });
  const halls: Hall[] = [];
  for (let document = 0; document < documents; document++) {
    halls.push(await Hall.open(server, document, { clients, readers: clients, text }));
  }
  await typeAll(halls, 1);
  for (const hall of halls) hall.begin();
  const [cpu, began] = [cpuMs(server.pid), performance.now()];
  await typeAll(halls, SECONDS);
  const used = (cpuMs(server.pid) - cpu) / (performance.now() - began);
  await waitFor(() => halls.every(({ quiet }) => quiet), 2000);
  const rss = rssBytes(server.pid);
  const latencies = halls.flatMap(({ heard }) => heard.latencies);
  const lost = sum(halls, ({ expected, arrived }) => expected - arrived);
  for (const hall of halls) hall.close();
  await server.stop();
  const name = `fan-out ${documents}×${clients}`;
  return [
    less(`${name} p50`, "ms", quantile(latencies, 0.5)),
    less(`${name} p99`, "ms", quantile(latencies, 0.99)),
    less(`${name} CPU`, "% of a core", used * 100),
    less(`${name} memory`, "MB", rss / 1e6),
    less(`${name} lost`, "letters", lost),
  ];
}

/** Spreads the keystrokes of all pages evenly over the time. */
async function typeAll(halls: readonly Hall[], seconds: number): Promise<void> {
  const typists = halls.flatMap((hall) => hall.pages.map((_, at) => ({ hall, at })));
  const total = typists.length * KEYS_A_SECOND * seconds;
  const began = performance.now();
  for (let key = 0; key < total;) {
    const due = ((performance.now() - began) / 1000) * typists.length * KEYS_A_SECOND;
    for (; key < Math.min(due, total); key++) {
      const typist = typists[(key * STRIDE) % typists.length];
      typist?.hall.type(typist.at);
    }
    await pause(1);
  }
}

/** Neighbouring keystrokes belong to different documents. */
const STRIDE = 7;
