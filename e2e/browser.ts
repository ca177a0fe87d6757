import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Debian's Chromium without windows: the same engine for a quarter less of the processor. */
const WINDOWLESS = { path: "/usr/bin/chromium-headless-shell", name: "chromium-headless-shell" };
const PLACES = [
  WINDOWLESS.path,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The path of a Chromium for the tests: `$CHROMIUM`, the one without windows, installed now where
 * that can be done (Debian's package as root), another in its usual place, or Playwright's own
 * download.
 * @throws Error when none is there and none can be installed
 */
export function chromiumPath(): string {
  const wanted = process.env["CHROMIUM"];
  if (wanted !== undefined && wanted !== "") return wanted;
  if (!existsSync(WINDOWLESS.path)) installPackage(WINDOWLESS.name);
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  installPackage("chromium");
  const installed = PLACES.find((place) => existsSync(place));
  if (installed !== undefined) return installed;
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  if (!existsSync(chromium.executablePath()))
    throw new Error("No Chromium was found or could be installed.");
  return chromium.executablePath();
}

/** Installs a package of Debian's, where this is Debian and we are root; nothing else. */
function installPackage(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  spawnSync("apt-get", ["update"], { stdio: "inherit" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

if (import.meta.main) process.stdout.write(`${chromiumPath()}\n`);
