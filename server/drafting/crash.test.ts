import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { LiveClient, liveSession } from "../../e2e/live-client.ts";
import { wordsOf } from "./gate.fixture.ts";
import { ROOM, world } from "./live.fixture.ts";

const ROUNDS = 15;
const SEED = 20261124;
/** A word typed after the line broke: no acknowledgement of this connection is for it. */
const NEVER_SENT = Infinity;

type Server = { child: ChildProcess; origin: string; startedIn: number };

function start(folder: string, port: string): Promise<Server> {
  const from = performance.now();
  const script = fileURLToPath(import.meta.resolve("./crash-server.fixture.ts"));
  const child = spawn(process.execPath, [script, folder, port], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => {
      reject(new Error("the server ended before it listened"));
    });
    child.stdout.on("data", (chunk: Buffer) => {
      const origin = /listening (\S+)/.exec(chunk.toString())?.[1];
      if (origin !== undefined) resolve({ child, origin, startedIn: performance.now() - from });
    });
  });
}

const kill = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGKILL");
  });

/** Types one word after the other and remembers which of them the server has acknowledged. */
class Typist {
  readonly client: LiveClient;
  readonly #name: string;
  #words: { word: string; write: number }[] = [];
  readonly saved = new Set<string>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(name: string, client: LiveClient) {
    this.#name = name;
    this.client = client;
  }

  begin(clause: number): void {
    this.#timer = setInterval(() => {
      this.#count += 1;
      const word = `${this.#name}${this.#count};`;
      const before = this.client.sent;
      wordsOf(this.client.doc, clause).insert(0, word);
      const left = this.client.sent > before;
      this.#words.push({ word, write: left ? this.client.sent : NEVER_SENT });
    }, 12);
  }

  /** What had been acknowledged when the line broke is promised; the rest comes with step 2. */
  broken(): void {
    clearInterval(this.#timer);
    this.#settle();
    this.client.drop();
    this.#words = this.#words.map(({ word }) => ({ word, write: 1 }));
  }

  async home(): Promise<void> {
    this.client.connect();
    await this.client.until(() => this.client.synced && this.client.acked > 0);
    this.#settle();
  }

  #settle(): void {
    for (const { word } of this.#words.filter(({ write }) => write <= this.client.acked)) {
      this.saved.add(word);
    }
    this.#words = this.#words.filter(({ write }) => write > this.client.acked);
  }
}

test(`DR71 SIGKILL while three people type, ${ROUNDS} times: nothing acknowledged is lost (seed ${SEED})`, async () => {
  const made = await world();
  await made.stop();
  let server = await start(made.folder, "0");
  const { port } = new URL(server.origin);
  const page = (person: string) => ({ ...made.page(person), origin: server.origin });
  const typists: Typist[] = [];
  onTestFinished(() => {
    for (const typist of typists) typist.broken();
    server.child.kill("SIGKILL");
    rmSync(made.folder, { recursive: true, force: true });
  });
  for (const person of ["amina", "marcus", "sian"]) {
    const session = await liveSession(page(person), ROOM);
    typists.push(new Typist(person, new LiveClient(page(person), ROOM, session)));
  }
  let state = SEED;
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(typists.map((typist) => typist.home()));
    for (const [at, typist] of typists.entries()) typist.begin((round + at) % 3);
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    await new Promise((resolve) => {
      setTimeout(resolve, 100 + (state % 500));
    });
    await kill(server.child);
    for (const typist of typists) typist.broken();
    server = await start(made.folder, port);
    expect(server.startedIn).toBeLessThan(5000);
    const reader = await LiveClient.join(page("vera"), ROOM);
    const text = JSON.stringify(readDraft(reader.doc));
    const lost = typists.flatMap(({ saved }) => [...saved].filter((word) => !text.includes(word)));
    expect(lost).toEqual([]);
    reader.drop();
  }
  await Promise.all(typists.map((typist) => typist.home()));
  const reader = await LiveClient.join(page("vera"), ROOM);
  const total = typists.reduce((sum, { saved }) => sum + saved.size, 0);
  expect(total).toBeGreaterThan(ROUNDS * 10);
  for (const { client } of typists) {
    await client.until(
      () => JSON.stringify(readDraft(client.doc)) === JSON.stringify(readDraft(reader.doc)),
    );
    expect(client.refusals).toEqual([]);
  }
  reader.drop();
}, 120_000);
