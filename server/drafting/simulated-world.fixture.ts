import { readDraft } from "#shared/drafting/convert.ts";
import { ProblemError } from "../http/problem.ts";
import { dice } from "./dice.fixture.ts";
import { SimulatedPage } from "./simulated-page.fixture.ts";
import { Witness } from "./simulated-witness.fixture.ts";
import { Disk, ROOM, SimulatedServer, SimulatedTime } from "./simulator.fixture.ts";
import { contentHash } from "./reading.ts";
import { compact } from "./snapshot.ts";

/** A world: which chances, how long, how many pages. One page is a reviewer's, the rest are leads'. */
export type WorldPlan = { seed: number; steps: number; pages: number };

/** What became of a world. The counts show that things did happen in it. */
export type WorldEnd = {
  wrong: string[];
  /** counted words that were acknowledged */
  saved: number;
  refused: number;
  crashes: number;
  frozen: number;
  snapshots: number;
};

const REVIEWER = "gwen";
/** Between two loads of the whole draft from the disk, besides those after each snapshot. */
const RELOAD_EVERY = 60;

/** Rounds of 100 ms: the disk is tried again after a second. */
const HEALED_AFTER = 14;

/** Runs a world to its end, or to the first step at which something is wrong. */
export const runWorld = (plan: WorldPlan): Promise<WorldEnd> => new SimulatedWorld(plan).run();

/** A small world in which everything that can go wrong does, in an order that the seed decides. */
class SimulatedWorld {
  readonly #disk = new Disk();
  readonly #time = new SimulatedTime();
  readonly #pages: SimulatedPage[];
  readonly #leads: readonly string[];
  readonly #witness: Witness;
  readonly #steps: number;
  readonly #roll: (below: number) => number;
  #server: SimulatedServer;
  #ids = 1000;
  #crashes = 0;
  #frozen = 0;

  constructor({ seed, steps, pages }: WorldPlan) {
    this.#roll = dice(seed);
    this.#steps = steps;
    this.#leads = Array.from({ length: pages - 1 }, (_, at) => `lead${at + 1}`);
    for (const person of this.#leads) this.#disk.roles.set(person, "lead");
    this.#disk.roles.set(REVIEWER, "legal");
    this.#server = new SimulatedServer(this.#disk, this.#time);
    this.#pages = [...this.#disk.roles.keys()].map(
      (person) => new SimulatedPage(person, this.#disk, () => (this.#ids += 1)),
    );
    this.#witness = new Witness(this.#disk, this.#pages, REVIEWER);
  }

  async run(): Promise<WorldEnd> {
    const wrong = await this.#live();
    const sum = (count: (page: SimulatedPage) => number) =>
      this.#pages.reduce((total, page) => total + count(page), 0);
    return {
      wrong,
      saved: sum(({ saved }) => saved.size),
      refused: sum(({ refused }) => refused),
      crashes: this.#crashes,
      frozen: this.#frozen,
      snapshots: this.#disk.snapshotsMade,
    };
  }

  async #live(): Promise<string[]> {
    for (const page of this.#pages) await page.connect(this.#server);
    for (let step = 1; step <= this.#steps; step++) {
      await this.#step(this.#roll(100));
      await this.#time.settle();
      const wrong = this.#wrongAt(step);
      if (wrong.length > 0) return wrong.map((what) => `step ${step}: ${what}`);
    }
    await this.#heal();
    return [
      ...this.#witness.wrongNow(),
      ...this.#witness.wrongOnDisk(),
      ...this.#witness.wrongAtLast(),
    ].map((what) => `after healing: ${what}`);
  }

  #wrongAt(step: number): string[] {
    const wrong = this.#witness.wrongNow();
    return wrong.length > 0 || step % RELOAD_EVERY > 0 ? wrong : this.#witness.wrongOnDisk();
  }

  async #step(chance: number): Promise<void> {
    const page = this.#pages[this.#roll(this.#pages.length)];
    if (page === undefined) return;
    if (chance < 38) this.#edit(page, chance);
    else if (chance < 60) page.deliverUp();
    else if (chance < 76) page.deliverDown();
    else if (chance < 82) for (const one of this.#pages) one.deliverAll();
    else if (chance < 85) page.cut();
    else if (chance < 90) await this.#reconnect(page);
    else await this.#trouble(chance);
  }

  #edit(page: SimulatedPage, chance: number): void {
    const at = this.#roll(1000);
    if (chance < 28) page.type(at);
    else if (chance < 34) page.tinker(at);
    else page.rebuild(at);
  }

  /** Somebody who is offline, or else a page that has a line already and opens another. */
  async #reconnect(page: SimulatedPage): Promise<void> {
    const offline = this.#pages.find(({ connected }) => !connected);
    await (offline ?? page).connect(this.#server);
  }

  async #trouble(chance: number): Promise<void> {
    if (chance === 90) await this.#crash();
    else if (chance === 91) this.#failing();
    else if (chance === 92) this.#server.slow = true;
    else if (chance === 93) this.#relieve();
    else if (chance === 94) this.#freeze();
    else if (chance === 95) await this.#thaw();
    else if (chance === 96) await this.#changeRole();
    else if (chance === 97) await this.#snapshot();
    else if (chance === 98) await this.#calm(1100);
    else await this.#calm(31_000);
  }

  async #crash(): Promise<void> {
    this.#crashes += 1;
    this.#server.crash(this.#roll(2) === 0);
    await this.#time.settle();
    for (const page of this.#pages) page.serverDied();
    this.#disk.rotten = this.#roll(3) === 0;
    this.#server = new SimulatedServer(this.#disk, this.#time);
  }

  /** The disk is full or cannot be read, or its next commit is written and reported as failed. */
  #failing(): void {
    const way = this.#roll(8);
    if (way < 2) this.#disk.lying = true;
    else this.#disk.full = true;
    if (way === 2) this.#disk.unreadable = true;
  }

  /** Trouble passes with time, or little would ever be written. */
  async #calm(ms: number): Promise<void> {
    this.#relieve();
    if (ms > 10_000) await this.#thaw();
    await this.#time.advance(ms);
  }

  #relieve(): void {
    this.#disk.full = false;
    this.#disk.unreadable = false;
    this.#server.release();
  }

  #freeze(): void {
    const disk = this.#disk;
    void this.#server.room().then((room) =>
      room
        ?.exclusive(async () => {
          const current = room.draft.seq === disk.nextSeq - 1;
          if (disk.stage !== "drafting" || !current || disk.full) return;
          this.#frozen += 1;
          disk.stage = "signing";
          disk.frozen = { seq: room.draft.seq, hash: contentHash(readDraft(room.draft.doc)) };
        })
        .then(
          () => room.refresh("frozen"),
          (error: unknown) => {
            if (!(error instanceof ProblemError)) throw error;
          },
        ),
    );
  }

  async #thaw(): Promise<void> {
    this.#disk.stage = "drafting";
    this.#disk.frozen = undefined;
    await (await this.#server.room())?.refresh("thawed");
  }

  async #changeRole(): Promise<void> {
    const { roles } = this.#disk;
    const demoted = this.#leads.find((lead) => roles.get(lead) !== "lead");
    const person = demoted ?? this.#leads[this.#roll(this.#leads.length)] ?? "";
    roles.set(person, demoted === undefined ? "legal" : "lead");
    this.#disk.membershipEpoch += 1;
    await (await this.#server.room())?.refresh("stage");
  }

  async #snapshot(): Promise<void> {
    const room = await this.#server.room();
    const newest = this.#disk.snapshots[0]?.uptoSeq ?? 0;
    if (room === undefined || this.#disk.full || room.draft.seq === newest) return;
    await compact(this.#server.ports, ROOM, room.draft);
  }

  /** Everything works again: all pages come to the same text, with nothing unsaved. */
  async #heal(): Promise<void> {
    this.#relieve();
    await this.#thaw();
    for (const person of this.#leads) this.#disk.roles.set(person, "lead");
    this.#disk.membershipEpoch += 1;
    await this.#time.advance(1100);
    for (let round = 0; round < 40; round++) {
      if (round > HEALED_AFTER && this.#pages.every(({ clear }) => clear)) return;
      for (const page of this.#pages) {
        if (!page.connected || (round % 10 === 9 && !page.clear)) await page.connect(this.#server);
        page.deliverAll();
      }
      await this.#time.advance(100);
    }
  }
}
