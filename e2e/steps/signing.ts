import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

/** On the open signing page: makes a passkey if there is none, ticks the sentence and signs. */
export async function signWithPasskey(page: Page): Promise<void> {
  const sign = page.getByRole("button", { name: "Sign with your passkey" });
  const make = page.getByRole("button", { name: "Make a passkey" });
  await sign.or(make).first().waitFor();
  if (await make.isVisible()) await make.click();
  await page.getByRole("checkbox", { name: /^I may sign for/ }).check();
  await sign.click();
  const mine = page.getByText(/^You signed, /);
  await expect(mine.or(page.getByRole("heading", { name: "Everyone has signed" }))).toBeVisible();
}

/** Downloads the evidence bundle from the certificate. @returns the path of the file */
export async function saveBundle(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the evidence bundle" }).click();
  return (await download).path();
}

/** Runs `npm run verify` on a file, as a process of its own that no server helps. */
export function verifyOffline(
  file: string,
  ...more: readonly string[]
): {
  readonly status: number | null;
  readonly output: string;
} {
  const command = join(import.meta.dirname, "..", "..", "server", "verify.ts");
  const run = spawnSync(process.execPath, [command, file, ...more], { encoding: "utf8" });
  return { status: run.status, output: run.stdout };
}

/** A copy of the bundle with one letter of its words changed. */
export function oneLetterChanged(file: string): string {
  const text = readFileSync(file, "utf8");
  const changed = text.replace("Fernmouth", "Fernmouch");
  expect(changed).not.toBe(text);
  const copy = `${file}.changed`;
  writeFileSync(copy, changed);
  return copy;
}
