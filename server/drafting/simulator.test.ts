import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { stateHash } from "#shared/protocol/live.ts";
import { SimulatedPage } from "./simulated-page.fixture.ts";
import { Disk, ROOM, SimulatedServer, SimulatedTime, dice, reloaded } from "./simulator.fixture.ts";
import { compact, contentHash } from "./snapshot.ts";

const FIRST_SEED = 1;
const SEEDS = 250;
const STEPS = 100;
const LEADS = ["amina", "marcus", "sian"];

const vector = (doc: Y.Doc) => Y.encodeStateVector(doc).length;

/** A small world in which everything that can go wrong does, in an order that the seed decides. */
class Simulation {
  readonly disk = new Disk();
  readonly time = new SimulatedTime();
  readonly pages: SimulatedPage[];
  readonly #roll: (below: number) => number;
  #server: SimulatedServer;
  #ids = 1000;
  #frozen: string | undefined;

  constructor(seed: number) {
    this.#roll = dice(seed);
    for (const person of LEADS) this.disk.roles.set(person, "lead");
    this.disk.roles.set("gwen", "legal");
    this.#server = new SimulatedServer(this.disk, this.time);
    this.pages = [...this.disk.roles.keys()].map(
      (person) => new SimulatedPage(person, this.disk, () => (this.#ids += 1)),
    );
  }

  /** What went wrong, or nothing. */
  async run(): Promise<string[]> {
    for (const page of this.pages) await this.#connect(page);
    for (let step = 0; step < STEPS; step++) {
      await this.#step(this.#roll(100));
      await this.time.settle();
      const wrong = step % 4 === 3 ? this.#wrongNow() : [];
      if (wrong.length > 0) return wrong.map((what) => `step ${step}: ${what}`);
    }
    await this.#heal();
    return [...this.#wrongNow(), ...this.#wrongAtLast()];
  }

  get text(): string {
    return JSON.stringify(readDraft(reloaded(this.disk)));
  }

  async #step(chance: number): Promise<void> {
    const page = this.pages[this.#roll(this.pages.length)];
    if (page === undefined) return;
    if (chance < 30) page.type(this.#roll(1000));
    else if (chance < 38) page.tinker(this.#roll(1000));
    else if (chance < 60) page.deliverUp();
    else if (chance < 76) page.deliverDown();
    else if (chance < 82) this.pages.forEach((one) => one.deliverAll());
    else if (chance < 85) page.cut();
    else if (chance < 90) await this.#connect(page);
    else await this.#trouble(chance);
  }

  async #trouble(chance: number): Promise<void> {
    if (chance === 90) await this.#crash();
    else if (chance === 91) this.disk.full = !this.disk.full;
    else if (chance === 92) this.#server.slow = true;
    else if (chance === 93) this.#server.release();
    else if (chance === 94) this.#freeze();
    else if (chance === 95) await this.#thaw();
    else if (chance === 96) await this.#changeRole();
    else if (chance === 97) await this.#snapshot();
    else await this.time.advance(chance === 98 ? 1100 : 31_000);
  }

  async #connect(page: SimulatedPage): Promise<void> {
    await page.connect(this.#server);
  }

  async #crash(): Promise<void> {
    this.#server.crash(this.#roll(2) === 0);
    await this.time.settle();
    for (const page of this.pages) page.serverDied();
    this.disk.rotten = this.#roll(3) === 0;
    this.#server = new SimulatedServer(this.disk, this.time);
  }

  #freeze(): void {
    const server = this.#server;
    void server.room().then((room) =>
      room
        ?.exclusive(async () => {
          if (this.disk.stage !== "drafting") return;
          this.disk.stage = "signing";
          this.#frozen = contentHash(readDraft(room.draft.doc));
        })
        .then(() => room.refresh("frozen"))
        .catch(() => {}),
    );
  }

  async #thaw(): Promise<void> {
    this.disk.stage = "drafting";
    this.#frozen = undefined;
    await (await this.#server.room())?.refresh("thawed");
  }

  async #changeRole(): Promise<void> {
    const person = LEADS[this.#roll(LEADS.length)] ?? "amina";
    this.disk.roles.set(person, this.disk.roles.get(person) === "lead" ? "legal" : "lead");
    this.disk.membershipEpoch += 1;
    await (await this.#server.room())?.refresh("stage");
  }

  async #snapshot(): Promise<void> {
    const room = await this.#server.room();
    const newest = this.disk.snapshots[0]?.uptoSeq ?? 0;
    if (room === undefined || this.disk.full || room.draft.seq === newest) return;
    await compact(this.#server.ports.store, ROOM, room.draft);
  }

  /** What must hold at every moment and does not. */
  #wrongNow(): string[] {
    const content = readDraft(reloaded(this.disk));
    const text = JSON.stringify(content);
    const lost = this.pages.flatMap(({ saved }) =>
      [...saved].filter((word) => !text.includes(word)),
    );
    const changed = this.#frozen !== undefined && contentHash(content) !== this.#frozen;
    return [
      ...lost.map((word) => `acknowledged and lost: ${word}`),
      ...(text.includes("gwen") ? ["a reviewer's words are in the text"] : []),
      ...(changed ? ["the text changed after it was frozen"] : []),
    ];
  }

  /** What must hold when everything has worked again for a while, and does not. */
  #wrongAtLast(): string[] {
    const truth = reloaded(this.disk);
    const pending = truth.store.pendingStructs !== null;
    return [
      ...(pending ? ["something hangs from words that are not there"] : []),
      ...this.pages.flatMap((page) => [
        ...(page.clear ? [] : [`${page.person} still has something unsaved`]),
        ...(this.#same(page.doc, truth) ? [] : [`${page.person} sees another text`]),
        ...(vector(page.doc) === vector(truth) ? [] : [`${page.person} lacks something`]),
      ]),
    ];
  }

  #same(a: Y.Doc, b: Y.Doc): boolean {
    return JSON.stringify(readDraft(a)) === JSON.stringify(readDraft(b));
  }

  /** Everything works again: all pages come to the same text, with nothing unsaved. */
  async #heal(): Promise<void> {
    this.disk.full = false;
    this.#server.release();
    await this.#thaw();
    for (const person of LEADS) this.disk.roles.set(person, "lead");
    this.disk.membershipEpoch += 1;
    await this.time.advance(1100);
    for (let round = 0; round < 40; round++) {
      for (const page of this.pages) {
        if (!page.connected || (round % 10 === 9 && !page.clear)) await this.#connect(page);
        page.deliverAll();
      }
      await this.time.advance(100);
    }
  }
}

test("DR83 every ten seconds a beat says where the server's document stands", async () => {
  const disk = new Disk();
  const time = new SimulatedTime();
  disk.roles.set("amina", "lead");
  const page = new SimulatedPage("amina", disk, () => 1000);
  await page.connect(new SimulatedServer(disk, time));
  page.deliverAll();
  await time.settle();
  page.type(0);
  page.deliverAll();
  await time.settle();
  await time.advance(10_000);
  page.deliverAll();
  expect(page.beats).toEqual([stateHash(Y.decodeStateVector(Y.encodeStateVector(page.doc)))]);
  await time.advance(10_000);
  page.deliverAll();
  expect(page.beats).toHaveLength(2);
});

test(`DR90 ${SEEDS} simulated worlds of ${STEPS} steps: nothing acknowledged is lost, all agree (seeds ${FIRST_SEED} to ${FIRST_SEED + SEEDS - 1})`, async () => {
  const wrong: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS && wrong.length === 0; seed++) {
    for (const what of await new Simulation(seed).run()) wrong.push(`seed ${seed}, ${what}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);
