import { parseArgs } from "node:util";
import { runWithin } from "./runner.ts";
import { simulateWorlds } from "./worlds/worlds.ts";

/**
 * `npm run test:long [-- PART…] [-- --minutes 30] [-- --seed 7]`: the proofs at the depth of a
 * night. Without parts all of them, one after the other, with the minutes shared out; without
 * minutes each to its full size. The seeds are new each time, and printed: with `--seed` they can
 * be tried again.
 */

type Turn = { seed: number; until: number };
/** What a part needs of the whole time, its full size, and how it is run. */
type Part = { share: number; run: (turn: Turn) => Promise<boolean> };

const PARTS: Readonly<Record<string, Part>> = {
  worlds: { share: 4, run: worlds },
  stories: {
    share: 3,
    run: tests({ file: "e2e/worlds/editor-stories.test.ts", runs: 20_000, name: "DR39" }),
  },
  crashes: {
    share: 2,
    run: tests({ file: "server/drafting/crash.test.ts", runs: 1_000, name: "DR71" }),
  },
  histories: {
    share: 3,
    run: tests({ file: "e2e/linear/freeze.test.ts", runs: 20_000, name: "DR123" }),
  },
  // T2: a million stories of the machine, and ten thousand that the server is told too.
  rounds: {
    share: 2,
    run: tests(
      { file: "shared/signoff/decide.model.test.ts", runs: 1_000_000, name: "SO6 T2" },
      { file: "server/signoff/rounds.model.test.ts", runs: 10_000, name: "SO19 T2" },
    ),
  },
  // T5: twenty million frames, five hundred to a seed, of which a quarter are damaged updates.
  frames: {
    share: 3,
    run: tests(
      { file: "server/drafting/fuzz-core.test.ts", runs: 30_000, name: "DR132 50,000" },
      { file: "server/drafting/fuzz-core.test.ts", runs: 10_000, name: "DR132 20,000" },
    ),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string" }, seed: { type: "string" } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const base = Number(values.seed ?? 1_000_000 + Math.floor(Math.random() * 1_000_000_000));
const minutes = Number(values.minutes ?? Infinity);
const whole = wanted.reduce((sum, name) => sum + partOf(name).share, 0);
process.stdout.write(`base seed ${base}\n`);
let failed = 0;
for (const name of wanted) {
  const { share, run } = partOf(name);
  const time = (minutes * share) / whole;
  process.stdout.write(
    `\n${name}, ${time === Infinity ? "in full" : `${time.toFixed(1)} minutes`}\n`,
  );
  const ok = await run({ seed: base, until: Date.now() + time * 60_000 });
  process.stdout.write(`${name}: ${ok ? "ok" : "failed"}\n`);
  if (!ok) failed += 1;
}
process.stdout.write(`\n${wanted.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function partOf(name: string): Part {
  const part = PARTS[name];
  if (part === undefined)
    throw new Error(`No part ${name}. There are: ${Object.keys(PARTS).join(", ")}`);
  return part;
}

/** T1: a million worlds, of which one in twenty is ten times as long with twelve pages. */
async function worlds({ seed, until }: Turn): Promise<boolean> {
  const half = until === Infinity ? until : Date.now() + (until - Date.now()) / 2;
  const large = { first: seed, count: 50_000, steps: 3_000, pages: 12 };
  const small = { first: seed, count: 950_000, steps: 300, pages: 5 };
  const ok = await simulateWorlds(large, half);
  return (await simulateWorlds(small, until)) && ok;
}

/** A seeded test of `npm test`; `runs`: how often it runs when there is time. */
type Seeded = { file: string; runs: number; name: string };

/** Seeded tests with more seeds, one after the other; each gets its share of the time. */
function tests(...all: readonly Seeded[]): Part["run"] {
  return async ({ seed, until }) => {
    let ok = true;
    for (const [at, test] of all.entries()) {
      const left = (until - Date.now()) / (all.length - at);
      ok = (await runs(test, { seed, until: Date.now() + left })) && ok;
    }
    return ok;
  };
}

/** On PostgreSQL too, where the test has something to store and `TEST_DATABASE_URL` names one. */
async function runs({ file, runs: most, name }: Seeded, { seed, until }: Turn): Promise<boolean> {
  const time = until === Infinity ? [] : [`TEST_UNTIL=${until}`];
  const depth = ["TEST_DEPTH=long", `TEST_SEED=${seed}`, `TEST_RUNS=${most}`, ...time];
  const test = ["npx", "--no-install", "vitest", "run", file, "-t", name];
  const limit = until === Infinity ? 24 * 60 : (until - Date.now()) / 60_000 + 15;
  const { status } = await runWithin(limit, ["env", ...depth, ...test]);
  return status === 0;
}
