import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
const PAGE = join(ROOT, "dist", "index.html");
const SOURCES = ["client", "shared", "vite.config.ts", "package-lock.json"];

/**
 * Builds the client when there is no build, or when a source is newer than it. The build runs in
 * a process of its own, so that the server's memory stays small.
 * @throws Error when the build fails; its output has said why
 */
export async function buildClient(say: (line: string) => void): Promise<void> {
  if (existsSync(PAGE) && newest(SOURCES) <= statSync(PAGE).mtimeMs) return;
  say("Building the pages. This happens once, and takes a few seconds.");
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const build = spawn(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    build.once("error", reject);
    build.once("exit", resolve);
  });
  if (code !== 0) throw new Error("The pages could not be built; the lines above say why.");
}

function newest(names: readonly string[]): number {
  return Math.max(...names.map((name) => newestIn(join(ROOT, name))));
}

function newestIn(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  return inside.reduce((latest, name) => Math.max(latest, statSync(join(path, name)).mtimeMs), 0);
}
