import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The path of a Chromium for the tests: `$CHROMIUM`, a usual place, or one installed now
 * (Debian's package as root, else Playwright's own download).
 * @throws Error when none is there and none can be installed
 */
export function chromiumPath(): string {
  const wanted = process.env["CHROMIUM"];
  if (wanted !== undefined && wanted !== "") return wanted;
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  install();
  const installed = PLACES.find((place) => existsSync(place));
  if (installed === undefined) throw new Error("No Chromium was found or could be installed.");
  return installed;
}

function install(): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
    return;
  }
  spawnSync("apt-get", ["update"], { stdio: "inherit" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
