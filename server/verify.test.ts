import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canonicalBytes } from "#shared/audit/canonical.ts";
import { sealKey, signedHistory } from "./signoff/signed-bundle.fixture.ts";

const key = sealKey();
const folder = mkdtempSync(join(tmpdir(), "verify-"));
const bundle = canonicalBytes(key.seal(signedHistory().unsealed()));
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const whole = file("whole.json", bundle);
const cut = file("cut.json", bundle.slice(0, -1));

/** The command in a process of its own, with no environment to lean on. */
function run(...args: readonly string[]) {
  const command = join(import.meta.dirname, "verify.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    env: {},
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("SO12 a true bundle exits 0, with three plain lines and then JSON", () => {
  const { status, stdout } = run(whole, "--key", key.fingerprint);
  expect(status).toBe(0);
  const [first, second, third, blank, ...json] = stdout.split("\n");
  expect(first).toMatch(/^Yes\. These are the exact words that everyone signed\./);
  expect(second).toMatch(/^3 of 3 signatures/);
  expect(third).toContain(key.fingerprint);
  expect(blank).toBe("");
  expect(JSON.parse(json.join("\n"))).toMatchObject({ ok: true, findings: [] });
});

test("SO12 without a key it exits 0 and asks you to compare", () => {
  const { status, stdout } = run(whole);
  expect(status).toBe(0);
  expect(stdout).toContain(`Sealed by ${key.fingerprint}. Compare it with your receipt.`);
});

test.each([
  ["another key", [whole, "--key", "0".repeat(64)], "No. Do not rely on this file."],
  ["a damaged file", [cut], "No. Do not rely on this file."],
  ["a file that is not there", [join(folder, "nothing.json")], "ENOENT"],
  ["no file", [], "Use: npm run verify"],
  ["a key that is none", [whole, "--key", "ABC"], "64 digits"],
  ["an unknown option", [whole, "--trust"], "--trust"],
])("SO12 %s exits 1 and says why, without a stack", (_name, args, words) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stdout).toContain(words);
  expect(stdout + stderr).not.toContain("    at ");
});
