import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";

/*
 * The door of the server, in plain JavaScript for one reason: compiled code must be kept before
 * the first TypeScript file is read. Then the server listens twice as fast, and does without a
 * TypeScript compiler in its memory (about 30 MB). The first start compiles in a process of its own.
 */
const compiled = join(import.meta.dirname, "..", ".cache", "node");
if (!existsSync(compiled)) {
  const index = new URL("index.ts", import.meta.url).href;
  spawnSync(process.execPath, ["--input-type=module", "--eval", `await import("${index}")`], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
}
enableCompileCache(compiled);
const { main } = await import("./index.ts");
await main();
