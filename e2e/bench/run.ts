import { mkdirSync, writeFileSync } from "node:fs";
import type { Measure, Scenario } from "./measure.ts";
import type { Peer } from "./peer.ts";
import { counterpart } from "./peers/counterpart.ts";
import { hocuspocus, leveldb, reference } from "./peers/others.ts";
import { relay } from "./peers/relay.ts";
import { endAll } from "./process.ts";
import { crowd } from "./scenarios/crowd.ts";
import { cursors } from "./scenarios/cursors.ts";
import { fanOut } from "./scenarios/fan-out.ts";
import { kill } from "./scenarios/kill.ts";
import { memory } from "./scenarios/memory.ts";
import { opening } from "./scenarios/opening.ts";
import { pour } from "./scenarios/pour.ts";
import { saturation } from "./scenarios/saturation.ts";
import { table } from "./table.ts";

/**
 * `npm run bench:live -- [scenario…] [--runs=3] [--peers=Counterpart,ws relay]`: every scenario on
 * every server, interleaved, so that a busy minute of the machine falls on all of them.
 */

const PEERS: readonly Peer[] = [counterpart, relay, reference, leveldb, hocuspocus];
const SCENARIOS: readonly Scenario[] = [
  fanOut,
  saturation,
  opening,
  memory,
  crowd,
  cursors,
  kill,
  pour,
];

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const named = args.filter((arg) => !arg.startsWith("--"));
const runs = Number(option("runs") ?? "3");
const wanted = option("peers")?.split(",");
const peers = PEERS.filter(({ name }) => wanted === undefined || wanted.includes(name));
const scenarios = SCENARIOS.filter(({ name }) => named.length === 0 || named.includes(name));

const results = new Map<string, Measure[]>(peers.map(({ name }) => [name, []]));
const failures: string[] = [];
for (let run = 1; run <= runs; run++) {
  for (const scenario of scenarios) {
    for (const peer of peers) await measure(scenario, peer, run);
  }
}
const printed = [table(results), ...failures].join("\n");
mkdirSync(".cache", { recursive: true });
writeFileSync(".cache/bench-live.md", `${printed}\n`);
process.stdout.write(`\n${printed}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function measure(scenario: Scenario, peer: Peer, run: number): Promise<void> {
  if (peer.unfit?.(scenario.name) !== undefined) return;
  const title = `run ${run}: ${scenario.name}, ${peer.name}`;
  process.stdout.write(`${title}\n`);
  for (const found of await runOn(peer, scenario, title)) {
    results.get(peer.name)?.push(found);
    process.stdout.write(`  ${found.name}: ${found.value.toFixed(2)} ${found.unit}\n`);
  }
}

/** Nothing where a server ended or refused, which is said below the table: the others go on. */
async function runOn(peer: Peer, scenario: Scenario, title: string): Promise<readonly Measure[]> {
  try {
    return await scenario.run(peer);
  } catch (error) {
    failures.push(`${title}: ${String(error)}`);
    process.stdout.write(`  failed: ${String(error)}\n`);
    return [];
  } finally {
    await endAll();
  }
}
