import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { LiveClient, liveSession } from "../../e2e/live-client.ts";
import { waitedOf } from "../../e2e/watched-process.ts";
import { ENGINE } from "../storage/engines.fixture.ts";
import { depth, goesOn, patience } from "../../e2e/seeds.ts";
import { wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, world } from "./live.fixture.ts";

/** On PostgreSQL the file system is another's business: fewer rounds show that our part holds. */
const USUAL_ROUNDS = ENGINE.name === "PostgreSQL" ? 3 : 15;
const { first: SEED, count: ROUNDS } = depth(20261124, USUAL_ROUNDS);
/** A word typed after the line broke: no acknowledgement of this connection is for it. */
const NEVER_SENT = Infinity;

/**
 * In milliseconds until it listened: `startedIn` by the clock, `worked` of processor time, `waited`
 * for a processor that others had.
 */
type Server = {
  child: ChildProcess;
  origin: string;
  startedIn: number;
  worked: number;
  waited: number;
};

function start({ folder, databaseUrl }: World, port: string): Promise<Server> {
  const from = performance.now();
  const script = fileURLToPath(import.meta.resolve("./crash-server.fixture.ts"));
  const child = spawn(process.execPath, [script, folder, port, databaseUrl ?? ""], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => {
      reject(new Error("the server ended before it listened"));
    });
    child.stdout.on("data", (chunk: Buffer) => {
      const origin = /listening (\S+)/.exec(chunk.toString())?.[1];
      if (origin === undefined) return;
      const { pid = 0 } = child;
      const startedIn = performance.now() - from;
      const [worked, waited] = [processorTime(pid), waitedOf(pid)];
      resolve({ child, origin, startedIn, worked, waited });
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

/** User and system time of a process (proc_pid_stat(5), fields 14 and 15, in hundredths). */
function processorTime(pid: number): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user = 0, system = 0] = fields.split(" ").slice(11, 13).map(Number);
  return (user + system) * 10;
}

/** A server that was killed listens again within this time. */
const RESTART_MS = 2_000;

/** The middle one, in whole milliseconds. */
function middle(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Infinity);
}

/** By the clock, without what else the machine was doing: what somebody who waits would see. */
const ownTime = ({ startedIn, waited }: Server) => startedIn - waited;

function timesOf(restarts: readonly Server[]): string {
  const [clock, own] = [restarts.map(({ startedIn }) => startedIn), restarts.map(ownTime)];
  const work = restarts.map(({ worked }) => worked);
  return [
    `restart ${middle(clock)} ms by the clock, the slowest ${Math.round(Math.max(...clock))};`,
    `${middle(own)} ms without waiting for a processor; ${Math.max(...work)} ms of work at most`,
  ].join(" ");
}

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

test(
  `DR71 SIGKILL while three people type, ${ROUNDS} times: nothing acknowledged is lost (seed ${SEED})`,
  async () => {
    const made = await world();
    await made.stop();
    let server = await start(made, "0");
    const { port } = new URL(server.origin);
    const page = (person: string) => ({ ...made.page(person), origin: server.origin });
    const typists: Typist[] = [];
    onTestFinished(async () => {
      for (const typist of typists) typist.broken();
      await kill(server.child);
      await made.forget();
    });
    for (const person of ["amina", "marcus", "sian"]) {
      const session = await liveSession(page(person), ROOM);
      typists.push(new Typist(person, new LiveClient(page(person), ROOM, session)));
    }
    let state = SEED;
    const restarts: Server[] = [];
    for (let round = 0; round < ROUNDS && goesOn(); round++) {
      await Promise.all(typists.map((typist) => typist.home()));
      for (const [at, typist] of typists.entries()) typist.begin((round + at) % 3);
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      await new Promise((resolve) => {
        setTimeout(resolve, 100 + (state % 500));
      });
      await kill(server.child);
      for (const typist of typists) typist.broken();
      server = await start(made, port);
      restarts.push(server);
      expect(server.worked).toBeLessThan(RESTART_MS);
      const reader = await LiveClient.join(page("vera"), ROOM);
      const text = JSON.stringify(readDraft(reader.doc));
      const lost = typists.flatMap(({ saved }) =>
        [...saved].filter((word) => !text.includes(word)),
      );
      expect(lost).toEqual([]);
      reader.drop();
    }
    await Promise.all(typists.map((typist) => typist.home()));
    const reader = await LiveClient.join(page("vera"), ROOM);
    const total = typists.reduce((sum, { saved }) => sum + saved.size, 0);
    expect(total).toBeGreaterThan(restarts.length * 10);
    process.stdout.write(
      `${total} words kept through ${restarts.length} kills; ${timesOf(restarts)}\n`,
    );
    expect(middle(restarts.map(ownTime))).toBeLessThan(RESTART_MS);
    for (const { client } of typists) {
      await client.until(
        () => JSON.stringify(readDraft(client.doc)) === JSON.stringify(readDraft(reader.doc)),
      );
      expect(client.refusals).toEqual([]);
    }
    reader.drop();
  },
  patience(120_000),
);
