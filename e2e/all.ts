import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import * as z from "zod";

/** Every check of the project, one after the other; the last line sums up what passed and failed. */

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const VITEST_REPORT = ".cache/vitest.json";
const JOURNEYS_REPORT = ".cache/journeys.json";
const PLANTED_REPORT = ".cache/planted.json";

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const JourneysReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});
const PlantedReport = z.object({ found: z.number(), missed: z.number() });

mkdirSync(".cache", { recursive: true });
const counts: Count[] = [
  check("format", ["prettier", "--check", "--log-level", "warn", "."]),
  check("types", ["tsc", "--build"]),
  check("lint", ["oxlint", "--type-aware", "--quiet", "--report-unused-disable-directives", "."]),
  check("unused code", ["knip"]),
  check("build", ["vite", "build", "--logLevel", "error"]),
  unitTests(),
  plantedBugs(),
  journeys(),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function run(name: string, command: readonly string[]): number {
  process.stdout.write(`\n${name}\n`);
  const started = performance.now();
  const { status } = spawnSync("npx", ["--no-install", ...command], { stdio: "inherit" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name}: ${status === 0 ? "ok" : "failed"} in ${seconds} s\n`);
  return status ?? 1;
}

function check(name: string, command: readonly string[]): Count {
  return run(name, command) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function unitTests(): Count {
  rmSync(VITEST_REPORT, { force: true });
  const status = run("unit and property tests", [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${VITEST_REPORT}`,
  ]);
  const report = VitestReport.parse(JSON.parse(readFileSync(VITEST_REPORT, "utf8")));
  return counted(status, report.numPassedTests, report.numFailedTests);
}

/** Each bug that its test finds is a check that passed. */
function plantedBugs(): Count {
  rmSync(PLANTED_REPORT, { force: true });
  const status = run("planted bugs", ["node", "e2e/planted/run.ts"]);
  if (!existsSync(PLANTED_REPORT)) return { passed: 0, failed: 1 };
  const report = PlantedReport.parse(JSON.parse(readFileSync(PLANTED_REPORT, "utf8")));
  return counted(status, report.found, report.missed);
}

function journeys(): Count {
  rmSync(JOURNEYS_REPORT, { force: true });
  const status = run("journeys in Chromium", ["playwright", "test"]);
  const { stats } = JourneysReport.parse(JSON.parse(readFileSync(JOURNEYS_REPORT, "utf8")));
  return counted(status, stats.expected, stats.unexpected + stats.flaky);
}

/** A runner that failed without a failed test (a broken file, say) counts as one failure. */
function counted(status: number, good: number, bad: number): Count {
  return { passed: good, failed: status !== 0 && bad === 0 ? 1 : bad };
}
