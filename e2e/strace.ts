import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACE = "/usr/bin/strace";

/**
 * The path of strace, which writes down what a program asks of the kernel. As root on Debian the
 * package is installed when it is missing.
 * @throws Error saying what to install when it is not there
 */
export function stracePath(): string {
  if (!existsSync(PLACE) && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    apt("update");
    apt("install", "-y", "--no-install-recommends", "strace");
  }
  if (!existsSync(PLACE)) {
    throw new Error("This test needs strace. Install it as root: apt-get install strace");
  }
  return PLACE;
}

function apt(...words: string[]): void {
  spawnSync("apt-get", words, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
