import { Hall } from "../hall.ts";
import { less, pause, quantile, type Scenario, waitFor } from "../measure.ts";
import { pages } from "../text.ts";
import { rssBytes } from "../process.ts";

const UPDATES = 260_000;
const AT_ONCE = 1000;
const KEY_MS = 50;
const LONGEST_MS = 120_000;

/**
 * One client pours 260,000 updates in without waiting for anything. How long do the letters of two
 * people in another document take meanwhile, and of one who types in the same?
 */
export const pour: Scenario = {
  name: "pour",
  run: async (peer) => {
    const text = pages(60);
    const server = await peer.start({ documents: 2, clients: 3, text, flood: true });
    const poured = await Hall.open(server, 0, { clients: 3, readers: 2, text });
    const other = await Hall.open(server, 1, { clients: 2, readers: 2, text });
    await typing([other], 1000);
    other.begin();
    const began = performance.now();
    for (let sent = 0; sent < UPDATES; sent += AT_ONCE) poured.type(0, AT_ONCE);
    let rss = 0;
    while (!poured.quiet && performance.now() - began < LONGEST_MS) {
      await typing([other], 250);
      rss = Math.max(rss, rssBytes(server.pid));
    }
    const seconds = poured.quiet ? (performance.now() - began) / 1000 : NaN;
    await waitFor(() => other.quiet, 2000);
    poured.close();
    other.close();
    await server.stop();
    return [
      less("pour: letters elsewhere p50", "ms", quantile(other.heard.latencies, 0.5)),
      less("pour: letters elsewhere p99", "ms", quantile(other.heard.latencies, 0.99)),
      less("pour: until all is in", "s", seconds),
      less("pour: most memory", "MB", rss / 1e6),
    ];
  },
};

async function typing(halls: readonly Hall[], ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += KEY_MS) {
    for (const hall of halls) for (const at of hall.pages.keys()) hall.type(at);
    await pause(KEY_MS);
  }
}
