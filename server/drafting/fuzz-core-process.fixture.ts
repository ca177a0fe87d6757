import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import { seeds } from "../../e2e/seeds.ts";
import { dice } from "./dice.fixture.ts";
import { FRAMES, Target, goodUpdate, memoryInUse, mutate, type Roll } from "./fuzz-core.fixture.ts";

/**
 * The core under fire in a process of its own: `node fuzz-core-process.fixture.ts KIND SEEDS`. Says
 * one line after each seed, and at the end, in JSON, what became of the frames.
 */

/** Frames of one seed; a hundred seeds are the 50,000 frames, forty the 20,000 updates. */
const CHAPTER = 500;

/** What many hostile frames did, counted; and the longest that one of them kept the server busy. */
class Tally {
  readonly ends = new Map<string, number>();
  /** CPU time of this process, so that a busy machine does not count */
  longestMs = 0;
  readonly #known = new WeakMap<Target, string>();

  async send(target: Target, kind: string, frame: Uint8Array): Promise<void> {
    const before = { hash: this.#known.get(target) ?? target.hash(), seq: target.seq };
    const releases = target.releases(frame);
    const from = process.cpuUsage();
    const end = await target.send(frame);
    const { user, system } = process.cpuUsage(from);
    this.longestMs = Math.max(this.longestMs, (user + system) / 1000);
    this.ends.set(`${kind} ${end}`, (this.ends.get(`${kind} ${end}`) ?? 0) + 1);
    const after = { hash: target.hash(), seq: target.seq };
    this.#known.set(target, after.hash);
    if (end === "taken" || releases) return;
    if (after.hash === before.hash && after.seq === before.seq) return;
    throw new Error(`${kind} was ${end}, and changed the draft`);
  }
}

const KINDS = Object.keys(FRAMES);

async function chapterOfFrames(tally: Tally, roll: Roll): Promise<void> {
  const target = new Target();
  await target.enter(true);
  for (let at = 0; at < CHAPTER; at++) {
    if (target.spent || roll(20) === 0) await target.enter(roll(10) > 0);
    // Now and then the person loses their role, and has it again later.
    if (roll(40) === 0) {
      target.disk.roles.set("amina", target.disk.roles.get("amina") === "lead" ? "legal" : "lead");
      target.disk.membershipEpoch += 1;
    }
    const kind = KINDS[roll(KINDS.length)] ?? "";
    await tally.send(target, kind, FRAMES[kind]?.(target, roll) ?? new Uint8Array());
  }
}

async function chapterOfUpdates(tally: Tally, roll: Roll): Promise<void> {
  const target = new Target();
  await target.enter(true);
  for (let at = 0; at < CHAPTER; at++) {
    if (target.spent || roll(50) === 0) await target.enter(true);
    const update = mutate(goodUpdate(target.page(), roll), roll);
    await tally.send(target, "update", syncFrame(SYNC.update, update));
  }
}

const [kind = "frames", count = "1"] = process.argv.slice(2);
const chapter = kind === "frames" ? chapterOfFrames : chapterOfUpdates;
const usual = Number(count);
const tally = new Tally();
let told = 0;
let from = Infinity;
for (const seed of seeds(usual)) {
  await chapter(tally, dice(seed)).catch((cause: unknown) => {
    throw new Error(`seed ${seed}`, { cause });
  });
  told += 1;
  // By then the process has the memory that it works in.
  if (told === Math.floor(usual / 3)) from = memoryInUse();
  process.stdout.write("told\n");
}
const { ends, longestMs } = tally;
const held = told < usual ? 0 : memoryInUse() - from;
const sum = { frames: told * CHAPTER, ends: Object.fromEntries(ends), longestMs, held };
process.stdout.write(`${JSON.stringify(sum)}\n`);
