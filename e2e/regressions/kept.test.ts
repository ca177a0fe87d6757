import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { runWorld } from "#server/drafting/simulated-world.fixture.ts";

/** Every world that ever went wrong, whatever was mended since. */
const Kept = z.array(
  z.strictObject({ seed: z.int(), steps: z.int(), pages: z.int(), was: z.string() }),
);
const worlds = Kept.parse(
  JSON.parse(readFileSync(new URL("worlds.json", import.meta.url), "utf8")),
);

test.each(worlds)("DR120 the world of seed $seed stays whole ($was)", async (kept) => {
  const { wrong } = await runWorld(kept);
  expect(wrong).toEqual([]);
});
