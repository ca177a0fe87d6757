import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import type * as z from "zod";
import {
  failedJourneys,
  failedTests,
  JourneysReport,
  PlantedReport,
  VitestReport,
} from "./reports.ts";
import { runWithin } from "./runner.ts";

/**
 * Every check of the project; the last lines name what failed and sum it up.
 * A check that hangs is ended after its minutes and counts as failed.
 */

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** A line for each thing that failed. */
  readonly faults: readonly string[];
}

const MOST_SLOW = 10;
const VITEST_REPORT = ".cache/vitest.json";
const JOURNEYS_REPORT = ".cache/journeys.json";
const PLANTED_REPORT = ".cache/planted.json";

const LINT = ["--type-aware", "--quiet", "--report-unused-disable-directives"];

mkdirSync(".cache", { recursive: true });
const counts: readonly Count[] = [
  ...(await reading()),
  await unitTests(),
  await check("simulated worlds", ["node", "e2e/worlds/run.ts"], 8),
  await plantedBugs(),
  await journeys(),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const faults = counts.flatMap((count) => count.faults);
if (faults.length > 0) process.stdout.write(`\nWhat failed:\n  ${faults.join("\n  ")}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function run(name: string, minutes: number, command: readonly string[]): Promise<number> {
  process.stdout.write(`\n${name}\n`);
  const started = performance.now();
  const { status, late } = await runWithin(minutes, ["npx", "--no-install", ...command]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const end = late ? `ended, it took more than ${minutes} minutes` : status === 0 ? "ok" : "failed";
  process.stdout.write(`${name}: ${end} in ${seconds} s\n`);
  return status;
}

async function check(name: string, command: readonly string[], minutes = 5): Promise<Count> {
  return (await run(name, minutes, command)) === 0
    ? { passed: 1, failed: 0, faults: [] }
    : { passed: 0, failed: 1, faults: [name] };
}

/** The checks that only read the code and use one core each: two of them at a time. */
async function reading(): Promise<readonly Count[]> {
  const lanes = [
    async () => [
      await check("types", ["tsc", "--build"]),
      await check("build", ["vite", "build", "--logLevel", "error"]),
    ],
    async () => [
      await check("format", ["prettier", "--check", "--log-level", "warn", "."]),
      await check("lint", ["oxlint", ...LINT, "."]),
      await check("unused code", ["knip"]),
    ],
  ];
  return (await Promise.all(lanes.map((lane) => lane()))).flat();
}

async function unitTests(): Promise<Count> {
  rmSync(VITEST_REPORT, { force: true });
  const status = await run("unit and property tests", 20, [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${VITEST_REPORT}`,
  ]);
  const report = reported(VITEST_REPORT, VitestReport);
  process.stdout.write(slowest(report?.testResults ?? []));
  return counted(
    "unit and property tests",
    status,
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      faults: failedTests(report),
    },
  );
}

/** Where the time went: the files that took longest, one a line. */
function slowest(files: z.infer<typeof VitestReport>["testResults"]): string {
  return files
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, MOST_SLOW)
    .map(({ name, seconds }) => `  ${seconds.toFixed(1)} s  ${relative(".", name)}\n`)
    .join("");
}

/** Each bug that its test finds is a check that passed. */
async function plantedBugs(): Promise<Count> {
  rmSync(PLANTED_REPORT, { force: true });
  const status = await run("planted bugs", 12, ["node", "e2e/planted/run.ts"]);
  const report = reported(PLANTED_REPORT, PlantedReport);
  return counted(
    "planted bugs",
    status,
    report && {
      passed: report.found,
      failed: report.missed.length,
      faults: report.missed.map((bug) => `planted bug not found: ${bug}`),
    },
  );
}

async function journeys(): Promise<Count> {
  rmSync(JOURNEYS_REPORT, { force: true });
  const status = await run("journeys in Chromium", 25, ["playwright", "test"]);
  const report = reported(JOURNEYS_REPORT, JourneysReport);
  return counted(
    "journeys in Chromium",
    status,
    report && {
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
      faults: failedJourneys(report),
    },
  );
}

/** What a runner wrote down; nothing when it ended before it could. */
function reported<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** A runner that failed without a failed test (a broken file, say) counts as one failure. */
function counted(name: string, status: number, report?: Count): Count {
  if (report === undefined)
    return { passed: 0, failed: 1, faults: [`${name}: ended without a report`] };
  if (status === 0 || report.failed > 0) return report;
  return { ...report, failed: 1, faults: [...report.faults, `${name}: ended with ${status}`] };
}
