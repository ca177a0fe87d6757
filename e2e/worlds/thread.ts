import { parentPort } from "node:worker_threads";
import { runWorld } from "#server/drafting/simulated-world.fixture.ts";
import type { Stretch, StretchEnd } from "./plan.ts";

/** One thread: runs each stretch of worlds that it is sent, and sends back what came out. */
parentPort?.on("message", (stretch: Stretch) => {
  void run(stretch).then((end) => parentPort?.postMessage(end, []));
});

async function run({ first, last, steps, pages }: Stretch): Promise<StretchEnd> {
  const sum: StretchEnd = { worlds: 0, saved: 0, refused: 0, crashes: 0, wrong: [] };
  for (let seed = first; seed <= last; seed++) {
    const end = await runWorld({ seed, steps, pages });
    sum.worlds += 1;
    sum.saved += end.saved;
    sum.refused += end.refused;
    sum.crashes += end.crashes;
    if (end.wrong.length > 0) sum.wrong.push({ seed, steps, pages, what: end.wrong });
  }
  return sum;
}
