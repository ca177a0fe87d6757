import { less, pause, type Scenario } from "../measure.ts";
import type { Link } from "../peer.ts";
import { cpuMs } from "../process.ts";
import { pages } from "../text.ts";

const CURSORS = 50;
const MOVES_A_SECOND = 10;
const SECONDS = 6;

/** Fifty people in one document move their cursors ten times a second. */
export const cursors: Scenario = {
  name: "cursors",
  run: async (peer) => {
    const server = await peer.start({ documents: 1, clients: CURSORS, text: pages(10) });
    const links: Link[] = [];
    for (let client = 0; client < CURSORS; client++) links.push(await server.connect(0, client));
    await move(links, 1);
    const [cpu, began] = [cpuMs(server.pid), performance.now()];
    await move(links, SECONDS);
    const used = (cpuMs(server.pid) - cpu) / (performance.now() - began);
    const bytes = links.reduce((sum, { presence }) => sum + presence, 0);
    for (const link of links) link.close();
    await server.stop();
    return [
      less("50 cursors CPU", "% of a core", used * 100),
      less("50 cursors to each page", "KB/s", bytes / CURSORS / (SECONDS + 1) / 1000),
    ];
  },
};

async function move(links: readonly Link[], seconds: number): Promise<void> {
  const total = links.length * MOVES_A_SECOND * seconds;
  const began = performance.now();
  for (let at = 0; at < total;) {
    const due = ((performance.now() - began) / 1000) * links.length * MOVES_A_SECOND;
    for (; at < Math.min(due, total); at++) links[at % links.length]?.point(at);
    await pause(1);
  }
}
