import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type * as z from "zod";
import { type PlantedReport, VitestReport } from "../reports.ts";
import type { Bug, Edit } from "./bug.ts";
import { BUGS } from "./bugs.ts";
import { TWELVE } from "./twelve.ts";

/**
 * The tests are tested: plants one bug at a time in a copy of the project and demands that the
 * test named for it fails there. Prints one line a bug and, at the end, how many were found.
 * An argument picks the bugs whose name contains it.
 */

const PROJECT = resolve(import.meta.dirname, "../..");
const REPORT = join(PROJECT, ".cache/planted.json");
const AT_ONCE = 2;
/** A runner that hangs is stopped after so long: far more than any of them needs on a busy machine. */
const LONGEST_MS = 240_000;

/** A failed assertion or a time-out. Code that no longer runs breaks no promise: it finds nothing. */
const BROKEN_PROMISE =
  /^(?:AssertionError|Error: (?:did not happen|promise (?:resolved|rejected)|Test timed out))/;

const wanted = BUGS.filter(({ name }) => name.includes(process.argv[2] ?? ""));
const missed = await plantAll(wanted);
const hits = wanted.length - missed.length;
mkdirSync(dirname(REPORT), { recursive: true });
writeFileSync(
  REPORT,
  JSON.stringify({ found: hits, missed } satisfies z.infer<typeof PlantedReport>),
);
if (wanted.length === BUGS.length) {
  const found = TWELVE.filter((name) => !missed.some((bug) => bug.startsWith(name)));
  process.stdout.write(`of the live core's own: ${found.length} of ${TWELVE.length} found\n`);
}
process.stdout.write(`${hits} of ${wanted.length} found\n`);
process.exitCode = missed.length === 0 && hits > 0 ? 0 : 1;

/** @returns the names of those that were not found */
async function plantAll(bugs: readonly Bug[]): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), "counterpart-planted-"));
  const waiting = [...bugs];
  const notFound: string[] = [];
  const work = async (field: string): Promise<void> => {
    for (let bug = waiting.shift(); bug !== undefined; bug = waiting.shift()) {
      const fault = await plant(bug, field);
      if (fault !== null) notFound.push(bug.name);
      process.stdout.write(`${fault === null ? "found" : "NOT FOUND"}  ${bug.name}\n`);
      process.stdout.write(fault === null ? "" : `           ${fault}\n`);
    }
  };
  try {
    const fields = Array.from({ length: AT_ONCE }, (_, n) => join(home, `copy-${n}`));
    for (const field of fields) copyProject(field);
    await Promise.all(fields.map(work));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return notFound;
}

/** The tracked files as they stand now, and the installed packages by a link. */
function copyProject(into: string): void {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: PROJECT, encoding: "utf8" });
  for (const file of listed.split("\0")) {
    if (file === "" || !existsSync(join(PROJECT, file))) continue;
    mkdirSync(dirname(join(into, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(into, file));
  }
  symlinkSync(join(PROJECT, "node_modules"), join(into, "node_modules"));
}

/** Plants the bug, runs its test, takes the bug out. Answers why it was not found, or null. */
async function plant(bug: Bug, field: string): Promise<string | null> {
  const before = new Map(bug.edits.map(({ file }) => [file, sourceOf(field, file)]));
  try {
    for (const edit of bug.edits) {
      const fault = change(edit, field);
      if (fault !== null) return fault;
    }
    return await faultOf(bug, field);
  } finally {
    for (const [file, source] of before) {
      if (source !== null) writeFileSync(join(field, file), source);
    }
  }
}

function sourceOf(field: string, file: string): string | null {
  const path = join(field, file);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function change({ file, find, replace }: Edit, field: string): string | null {
  const parts = sourceOf(field, file)?.split(find) ?? [];
  if (parts.length !== 2) {
    const times = Math.max(0, parts.length - 1);
    return `The code has moved on: ${file} has the text to replace ${times} times, not once.`;
  }
  writeFileSync(join(field, file), parts.join(replace));
  return null;
}

async function faultOf({ found }: Bug, field: string): Promise<string | null> {
  const report = join(field, "report.json");
  rmSync(report, { force: true });
  await vitest([found.file, "-t", escaped(found.test), `--outputFile=${report}`], field);
  if (!existsSync(report)) return `${found.file} gave no report.`;
  const { testResults } = VitestReport.parse(JSON.parse(readFileSync(report, "utf8")));
  const ran = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, fullName }) => status !== "skipped" && fullName.includes(found.test));
  if (ran.length === 0) {
    const why = testResults.map(({ message }) => message ?? "").join(" ");
    return `${found.file} has no test "${found.test}", or could not run. ${firstLine(why)}`.trim();
  }
  const failures = ran.flatMap(({ failureMessages }) => failureMessages ?? []);
  const [first] = failures;
  if (first === undefined) return `"${found.test}" passes with the bug in.`;
  if (!failures.some((failure) => BROKEN_PROMISE.test(failure))) {
    return `The bug broke the code, not the promise: ${firstLine(first)}`;
  }
  return null;
}

function vitest(args: readonly string[], cwd: string): Promise<void> {
  const command = ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", ...args];
  return new Promise((done, failed) => {
    const runner = spawn(process.execPath, command, { cwd, stdio: "ignore", timeout: LONGEST_MS });
    runner.on("error", failed);
    runner.on("exit", () => {
      done();
    });
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
