import { spawn } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { join } from "node:path";
import { systemClock, systemRandom } from "../clock.ts";
import type { Config } from "../config.ts";
import { isUntouched } from "../demo/store.ts";
import { seedExample } from "../demo/seed.ts";
import type { Platform } from "../http/platform.ts";
import { createLog } from "../log.ts";
import { openStorage } from "../storage/open.ts";
import { wireFeatures } from "./features.ts";

/** What the process that makes the example is told. */
export interface Making {
  readonly config: Config;
  readonly origin: string;
  readonly compileCache: string | null;
}

/**
 * Makes the example in a database that nobody has used yet, in a process of its own. The server
 * listens meanwhile; whoever wants to play somebody waits. Should it fail, the product goes on
 * without the example, and the log says why.
 */
export async function makeExample({ config, storage, log, origin }: Platform): Promise<void> {
  if (!(await isUntouched(storage.read))) return;
  const compileCache = getCompileCacheDir() ?? null;
  const failed = await inProcess({ config, origin: origin(), compileCache });
  if (failed !== null) log.error({ error: failed }, "the example could not be made");
}

/** @returns what went wrong, or null */
function inProcess(making: Making): Promise<string | null> {
  return new Promise((resolve) => {
    const entry = join(import.meta.dirname, "example-process.ts");
    const child = spawn(process.execPath, [entry], { stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("error", (error) => {
      resolve(error.message);
    });
    child.once("exit", (code) => {
      resolve(code === 0 ? null : said);
    });
    child.stdin.end(JSON.stringify(making));
  });
}

/** The work itself, in the process that `makeExample` started. */
export async function makeHere({ config, origin }: Making): Promise<void> {
  const storage = await openStorage(config, { guest: true });
  const platform: Platform = {
    config,
    storage,
    log: createLog(config.logLevel),
    clock: systemClock,
    random: systemRandom,
    origin: () => origin,
  };
  const { demo, live } = wireFeatures(platform);
  try {
    await seedExample(demo);
  } finally {
    await live.close();
    await storage.close();
  }
}
