import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Stretch, type StretchEnd, type WorldsPlan, stretches } from "./plan.ts";

const MOST_THREADS = 4;
/** A broken promise shows in many worlds at once: a handful of seeds is enough to work with. */
const MOST_WRONG = 10;

/**
 * Simulates worlds on every core and prints what came out, each world that went wrong with its
 * seed and step.
 * @param until no new stretch begins after this time (milliseconds since the epoch)
 * @returns whether all of them stayed whole
 */
export async function simulateWorlds(plan: WorldsPlan, until = Infinity): Promise<boolean> {
  const started = performance.now();
  const waiting = stretches(plan);
  const ends: StretchEnd[] = [];
  const next = (): Stretch | undefined =>
    Date.now() > until || wrongOf(ends).length >= MOST_WRONG ? undefined : waiting.shift();
  const threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, () =>
    workOff(next, (end) => ends.push(end)),
  );
  await Promise.all(threads);
  const wrong = wrongOf(ends);
  for (const { what, ...world } of wrong) {
    process.stdout.write(`WRONG ${JSON.stringify(world)}\n  ${what.join("\n  ")}\n`);
  }
  const hint = "Keep these seeds in e2e/regressions/worlds.json.\n";
  process.stdout.write(wrong.length > 0 ? hint : "");
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${summary(plan, ends, wrong.length)}, ${seconds.toFixed(1)} s\n`);
  return wrong.length === 0;
}

/** One thread, which takes stretches until there are none. */
async function workOff(
  next: () => Stretch | undefined,
  done: (end: StretchEnd) => void,
): Promise<void> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url));
  await new Promise<void>((resolve, reject) => {
    const feed = () => {
      const stretch = next();
      if (stretch === undefined) resolve();
      else thread.postMessage(stretch, []);
    };
    thread.on("message", (end: StretchEnd) => {
      done(end);
      feed();
    });
    thread.once("error", reject);
    feed();
  });
  await thread.terminate();
}

const wrongOf = (ends: readonly StretchEnd[]) => ends.flatMap(({ wrong }) => wrong);

function summary(plan: WorldsPlan, ends: readonly StretchEnd[], wrong: number): string {
  const sum = (count: (end: StretchEnd) => number) =>
    ends.reduce((total, end) => total + count(end), 0).toLocaleString("en-GB");
  const { first, count, steps, pages } = plan;
  return [
    `${sum(({ worlds }) => worlds)} worlds × ${steps} steps × ${pages} pages: ${wrong === 0 ? "ok" : `${wrong} wrong`}`,
    ` (seeds ${first} to ${first + count - 1}; ${sum(({ saved }) => saved)} words acknowledged,`,
    ` ${sum(({ refused }) => refused)} updates refused, ${sum(({ crashes }) => crashes)} crashes)`,
  ].join("");
}
