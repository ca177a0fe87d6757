import { enableCompileCache } from "node:module";
import { join } from "node:path";

/*
 * The door of the server, in plain JavaScript for one reason: compiled code must be kept before
 * the first TypeScript file is read. Then the next start listens twice as fast, and the server
 * does without a TypeScript compiler in its memory (about 30 MB).
 */
enableCompileCache(join(import.meta.dirname, "..", ".cache", "node"));
await import("./index.ts");
