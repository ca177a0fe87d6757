import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runWithin } from "./runner.ts";

const script = (source: string) => [process.execPath, "--eval", source];

test("a runner's exit status is passed on", async () => {
  expect(await runWithin(1, script("process.exit(0)"))).toEqual({ status: 0, late: false });
  expect(await runWithin(1, script("process.exit(3)"))).toEqual({ status: 3, late: false });
});

test("a runner that hangs is ended at its limit, with what it started", async () => {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-runner-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const note = join(folder, "pid");
  const hang = "setInterval(() => {}, 1000)";
  const parent = `
    const child = require("node:child_process").spawn(process.execPath, ["--eval", "${hang}"]);
    require("node:fs").writeFileSync(${JSON.stringify(note)}, String(child.pid));
    ${hang}`;
  const ending = await runWithin(4 / 60, script(parent));
  expect(ending).toEqual({ status: 1, late: true });
  const grandchild = Number(readFileSync(note, "utf8"));
  await expect.poll(() => alive(grandchild)).toBe(false);
});

/** A process that has ended and that nobody has asked about yet (a zombie) is not alive. */
function alive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
