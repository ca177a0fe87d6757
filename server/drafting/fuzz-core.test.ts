import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { memoryOf } from "../../e2e/watched-process.ts";
import { patience } from "../../e2e/seeds.ts";

const LAG_MS = 200;
const GROWTH = 50 * 1024 * 1024;

/** What became of the frames, of which each took `longestMs` at most; memory that is still `held`. */
const Sum = z.object({
  frames: z.number(),
  ends: z.record(z.string(), z.number()),
  longestMs: z.number(),
  held: z.number(),
});

/**
 * `growth`: by how many bytes the whole process was larger, at most, than after a third of the
 * seeds. By then it has the memory that it works in.
 */
type Told = z.infer<typeof Sum> & { growth: number };

async function tell(kind: "frames" | "updates", seeds: number): Promise<Told> {
  const script = fileURLToPath(import.meta.resolve("./fuzz-core-process.fixture.ts"));
  const child = spawn(process.execPath, [script, kind, String(seeds)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const sizes: number[] = [];
  let last = "";
  for await (const line of createInterface(child.stdout)) {
    if (line === "told") sizes.push(memoryOf(child.pid ?? 0));
    else last = line;
  }
  expect(await ended).toEqual([0, null]);
  const sum = Sum.parse(JSON.parse(last));
  const growth = Math.max(...sizes) - (sizes[Math.floor(seeds / 3)] ?? sizes.at(-1) ?? 0);
  const megabytes = (growth / 1024 / 1024).toFixed(1);
  process.stdout.write(
    `${sum.frames} ${kind}: ${megabytes} MB more, the longest ${sum.longestMs.toFixed(1)} ms\n`,
  );
  return { ...sum, growth };
}

test(
  "DR132 50,000 hostile frames: the core stands, stays quick, and a refused one changes nothing",
  async () => {
    const { frames, ends, longestMs, held, growth } = await tell("frames", 100);
    const seen = Object.keys(ends);
    const expected = frames >= 50_000 ? EXPECTED : [];
    expect(seen).toEqual(expect.arrayContaining(expected));
    expect(seen.filter((end) => NEVER_TAKEN.some((kind) => end === `${kind} taken`))).toEqual([]);
    expect(longestMs).toBeLessThan(LAG_MS);
    expect(held).toBeLessThan(GROWTH);
    expect(growth).toBeLessThan(GROWTH);
  },
  patience(600_000),
);

const EXPECTED = [
  "unknownType closed",
  "truncated closed",
  "oversized closed",
  "random closed",
  "randomUpdate refused",
  "mutated refused",
  "mutated taken",
  "foreignId refused",
  "foreignPlace refused",
  "outOfSchema refused",
  "gap refused",
  "vector closed",
  "presence none",
  "honest taken",
  "honest refused",
];
const NEVER_TAKEN = ["oversized", "foreignId", "foreignPlace", "outOfSchema", "gap"];

test(
  "DR132 20,000 damaged updates: none throws, none changes the live document but by being taken",
  async () => {
    const { ends, longestMs, held, growth } = await tell("updates", 40);
    expect(Object.keys(ends).toSorted()).toEqual(["update refused", "update taken"]);
    expect(longestMs).toBeLessThan(LAG_MS);
    expect(held).toBeLessThan(GROWTH);
    expect(growth).toBeLessThan(GROWTH);
  },
  patience(600_000),
);
