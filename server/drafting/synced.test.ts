import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { LiveClient } from "../../e2e/live-client.ts";
import { stracePath } from "../../e2e/strace.ts";
import { callsOf, Watched } from "./calls.fixture.ts";
import { wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, world } from "./live.fixture.ts";

/** T3b: what the kernel saw. An acknowledgement may only leave when its words are on disk. */
const WORDS = Array.from({ length: 30 }, (_, n) => `word${String(n + 1).padStart(2, "0")};`);
const SECONDS = 60_000;

/** The calls that write, and those that sync; contents whole and in hexadecimal. */
const STRACE = ["-f", "-ttt", "-yy", "-xx", "-s", "16384", "--seccomp-bpf"];
const CALLS = "trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg";

test(
  "DR73 each acknowledgement leaves after its words were written and synced: 30 of 30",
  async () => {
    const seen = await typedUnderStrace("FULL");
    expect(seen.acknowledged).toEqual(WORDS);
    expect(seen.synced).toEqual(WORDS);
  },
  SECONDS,
);

test(
  "DR74 the same look finds a server that does not wait for the disk: 0 of 30",
  async () => {
    const seen = await typedUnderStrace("NORMAL");
    expect(seen.acknowledged).toEqual(WORDS);
    expect(seen.synced).toEqual([]);
  },
  SECONDS,
);

/** Types the words one at a time, each after the one before is acknowledged. */
async function typedUnderStrace(level: "FULL" | "NORMAL") {
  const made = await world();
  await made.stop();
  const file = join(made.folder, "calls");
  const script = fileURLToPath(import.meta.resolve("./synced-server.fixture.ts"));
  const traced = [process.execPath, script, made.folder, level];
  const child = spawn(stracePath(), [...STRACE, "-e", CALLS, "-o", file, ...traced], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const first = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  const origin = /^listening (\S+)$/.exec(String(first[0]))?.[1];
  if (origin === undefined) throw new Error("The server did not start under strace (see above).");
  const before = await typeWords({ ...made.page("amina"), origin }).finally(() => {
    child.stdin.end();
  });
  await ended;
  const watched = new Watched(WORDS, before);
  for (const call of callsOf(readFileSync(file, "utf8"))) watched.see(call);
  rmSync(made.folder, { recursive: true });
  return watched;
}

/** @returns how many writes were acknowledged before the first word */
async function typeWords(page: ReturnType<World["page"]>): Promise<number> {
  const client = await LiveClient.join(page, ROOM);
  await client.saved();
  const before = client.acked;
  for (const word of WORDS) {
    wordsOf(client.doc, 0).insert(0, word);
    await client.saved();
  }
  expect(client.refusals).toEqual([]);
  client.drop();
  return before;
}
