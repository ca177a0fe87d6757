import { less, type Measure, median, pause, type Scenario } from "../measure.ts";
import type { Link, Peer, Running } from "../peer.ts";
import { rssBytes } from "../process.ts";
import { type BenchText, history, pages } from "../text.ts";

const TEXTS: readonly (readonly [string, () => BenchText])[] = [
  ["10 pages", () => pages(10)],
  ["100 pages", () => pages(100)],
  ["500 pages", () => pages(500)],
  ["250,000 edits", () => history(250_000)],
];
/** The first are not counted: code that runs for the first time is slow everywhere. */
const WARM_UP = 2;
const COUNTED = 5;
const BREATH_MS = 300;

/**
 * How long from asking for a connection to holding the whole text: of a document that nobody has
 * open (cold), and of one that somebody has (warm).
 */
export const opening: Scenario = {
  name: "opening",
  run: async (peer) => {
    const found: Measure[] = [];
    for (const [name, text] of TEXTS) found.push(...(await measureText(peer, name, text())));
    return found;
  },
};

async function measureText(peer: Peer, name: string, text: BenchText): Promise<Measure[]> {
  const server = await peer.start({ documents: WARM_UP + COUNTED, clients: 2, text });
  const links: Link[] = [];
  const cold: number[] = [];
  const warm: number[] = [];
  for (let document = 0; document < WARM_UP + COUNTED; document++) {
    cold.push(await timed(server, { document, client: 0 }, links));
  }
  for (let document = 0; document < WARM_UP + COUNTED; document++) {
    warm.push(await timed(server, { document, client: 1 }, links));
  }
  const rss = rssBytes(server.pid);
  const short = links.filter(({ text: { length } }) => length < text.update.length / 2).length;
  for (const link of links) link.close();
  await server.stop();
  return [
    less(`opening ${name} cold`, "ms", median(cold.slice(WARM_UP))),
    less(`opening ${name} warm`, "ms", median(warm.slice(WARM_UP))),
    less(`opening ${name} memory`, "MB", rss / 1e6),
    less(`opening ${name} without the text`, "times", short),
  ];
}

async function timed(
  server: Running,
  { document, client }: { document: number; client: number },
  links: Link[],
): Promise<number> {
  const began = performance.now();
  links.push(await server.connect(document, client));
  const took = performance.now() - began;
  await pause(BREATH_MS);
  return took;
}
