import { enableCompileCache } from "node:module";
import { text } from "node:stream/consumers";
import type { Making } from "./make-example.ts";

/*
 * A process of its own that makes the example and ends: living the past of three partnerships takes
 * 150 MB that the server would never give back. What to do comes on standard input.
 */
// oxlint-disable-next-line typescript/no-unsafe-assignment -- written by `makeExample` a moment ago
const making: Making = JSON.parse(await text(process.stdin));
if (making.compileCache !== null) enableCompileCache(making.compileCache);
const { makeHere } = await import("./make-example.ts");
await makeHere(making);
