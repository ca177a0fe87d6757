import type * as Y from "yjs";
import type { Stage } from "#shared/agreements/stage.ts";
import { seedUpdate } from "#shared/drafting/convert.ts";
import { createLog } from "../log.ts";
import { Connection } from "./connection.ts";
import { dice } from "./dice.fixture.ts";
import { seed } from "./gate.fixture.ts";
import { noMeter } from "./meter.ts";
import type {
  DraftStore,
  LivePorts,
  Outcome,
  Rights,
  StoredDraft,
  Ticket,
  Timers,
  Write,
} from "./ports.ts";
import type { Room } from "./room.ts";
import { Rooms } from "./rooms.ts";
import { assemble } from "./snapshot.ts";
import { sha256 } from "./sha256.ts";

export const ROOM = "agreement/river/draft";

const FIRST_ROW = seedUpdate(seed, 1);

/** What outlives a crash: the rows, who may do what, and the stage. */
export class Disk {
  journal: StoredDraft["journal"] = [];
  snapshots: StoredDraft["snapshots"] = [];
  readonly owners = new Map<number, string>();
  stage: Stage = "drafting";
  membershipEpoch = 1;
  readonly roles = new Map<string, "lead" | "legal">();
  full = false;
  /** nothing can be read from it for a while */
  unreadable = false;
  snapshotsMade = 0;
  /** the next commit is written, and reported as if it had failed */
  lying = false;
  /** what was frozen: the journal row it stood at and the hash of its content */
  frozen: { seq: number; hash: string } | undefined;
  /** the newest snapshot cannot be read any more */
  rotten = false;

  /** the server's own chances: no two servers have the same */
  readonly chance = dice(20261124);

  constructor() {
    this.#put(FIRST_ROW);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.chance(256));
  }

  get nextSeq(): number {
    return Math.max(this.snapshots[0]?.uptoSeq ?? 0, this.journal.at(-1)?.seq ?? 0) + 1;
  }

  stored(): StoredDraft {
    const { nextSeq, owners, journal, snapshots } = this;
    return {
      agreementId: "river",
      epoch: 1,
      nextSeq,
      snapshots: snapshots.map((one, at) =>
        at === 0 && this.rotten ? { ...one, sha256: "" } : one,
      ),
      journal: [...journal],
      owners: new Map(owners),
    };
  }

  append(writes: readonly Write[]): Outcome[] {
    if (this.full) throw new Error("disk full");
    let stopped = false;
    const stood = this.nextSeq - 1;
    const outcomes = writes.map((write): Outcome => {
      if (stopped) return "again";
      stopped = true;
      if (write.seq !== stood) return "moved";
      if (this.stage !== "drafting") return { refused: { code: "frozen", info: this.stage } };
      if (write.membershipEpoch !== null && write.membershipEpoch !== this.membershipEpoch) {
        return "again";
      }
      stopped = false;
      return { stored: this.#put(write.update) };
    });
    if (!this.lying) return outcomes;
    this.lying = false;
    throw new Error("no answer to the commit");
  }

  saveSnapshot(snapshot: StoredDraft["snapshots"][number]): void {
    if (this.full) throw new Error("disk full");
    const older = this.snapshots[0]?.uptoSeq ?? 0;
    this.rotten = false;
    this.snapshotsMade += 1;
    this.snapshots = [snapshot, ...this.snapshots].slice(0, 2);
    this.journal = this.journal.filter(({ seq }) => seq > older);
  }

  rights(personId: string): Rights {
    const mayWrite = this.roles.get(personId) === "lead" && this.stage === "drafting";
    return {
      personId,
      name: personId,
      organisationId: personId,
      party: personId,
      mark: 1,
      stage: this.stage,
      membershipEpoch: this.membershipEpoch,
      mayRead: true,
      mayWrite,
      unseen: false,
    };
  }

  #put(update: Uint8Array): number {
    const seq = this.nextSeq;
    this.journal.push({ seq, update, sha256: sha256(update) });
    return seq;
  }
}

/** Time that moves only when the simulation says so. */
export class SimulatedTime implements Timers {
  now = Date.UTC(2026, 10, 24);
  #soon: (() => void)[] = [];
  #later: { at: number; work: () => void }[] = [];

  readonly soon = (work: () => void): void => {
    this.#soon.push(work);
  };

  readonly after = (ms: number, work: () => void): (() => void) => {
    const entry = { at: this.now + ms, work };
    this.#later.push(entry);
    return () => {
      this.#later = this.#later.filter((one) => one !== entry);
    };
  };

  /** Runs everything that is due, until nothing moves any more. */
  async settle(): Promise<void> {
    do {
      const due = this.#soon;
      this.#soon = [];
      for (const work of due) work();
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    } while (this.#soon.length > 0);
  }

  async advance(ms: number): Promise<void> {
    this.now += ms;
    const due = this.#later.filter(({ at }) => at <= this.now);
    this.#later = this.#later.filter(({ at }) => at > this.now);
    for (const { work } of due) work();
    await this.settle();
  }

  /** The process is gone, and its timers with it. */
  forget(): void {
    this.#soon = [];
    this.#later = [];
  }
}

/** A server process on the simulated disk. A crash stops it in the middle of whatever it does. */
export class SimulatedServer {
  readonly #disk: Disk;
  readonly #time: SimulatedTime;
  readonly #rooms: Rooms;
  readonly ports: LivePorts;
  #alive = true;
  /** commits that have been asked for and not yet answered, while `slow` */
  slow = false;
  #held: (() => void)[] = [];

  constructor(disk: Disk, time: SimulatedTime) {
    this.#disk = disk;
    this.#time = time;
    this.ports = {
      store: this.#store(),
      rights: ({ personId }) => Promise.resolve(disk.rights(personId)),
      clock: { now: () => new Date(time.now) },
      random: {
        bytes: (length) => disk.bytes(length),
        id: () => `repaired${disk.chance(2 ** 32)}`,
      },
      timers: time,
      log: createLog("silent"),
      disk: { low: () => false },
      meter: noMeter,
      refused: () => {},
    };
    this.#rooms = new Rooms(this.ports);
  }

  /** The room; undefined while the disk cannot be read. */
  room(): Promise<Room | undefined> {
    return this.#rooms.get(ROOM).catch(() => undefined);
  }

  async connect(
    ticket: Ticket,
    line: ConstructorParameters<typeof Connection>[0],
  ): Promise<Connection | undefined> {
    const room = await this.room();
    if (room === undefined || !this.#alive) return undefined;
    const rights = this.#disk.rights(ticket.personId);
    const connection = new Connection(line, { ticket, rights }, room, this.ports);
    connection.open();
    return connection;
  }

  /** Lets the held commits go through. */
  release(): void {
    this.slow = false;
    const held = this.#held;
    this.#held = [];
    for (const go of held) go();
  }

  /** @param written whether a commit under way reached the disk before the power went */
  crash(written: boolean): void {
    this.#alive = false;
    if (written) this.release();
    this.#time.forget();
  }

  #store(): DraftStore {
    const disk = this.#disk;
    return {
      load: async () => {
        if (disk.unreadable) throw new Error("cannot read");
        return disk.stored();
      },
      head: async () => {
        if (disk.unreadable) throw new Error("cannot read");
        return { agreementId: "river", epoch: 1, seq: disk.nextSeq - 1 };
      },
      append: async (writes) => {
        if (!this.#alive) return new Promise<never>(() => {});
        if (this.slow) await new Promise<void>((go) => this.#held.push(go));
        const outcomes = disk.append(writes);
        return this.#alive ? outcomes : new Promise<never>(() => {});
      },
      saveSnapshot: async (_room, snapshot) => {
        if (this.#alive) disk.saveSnapshot(snapshot);
      },
      addTicket: () => Promise.resolve(),
      ticket: () => Promise.resolve(undefined),
    };
  }
}

/** The draft as a fresh process would read it from the disk. */
export function reloaded(disk: Disk): Y.Doc {
  const opened = assemble(disk.stored());
  if (opened === undefined || opened.quarantined) throw new Error("the draft on disk is not whole");
  return opened.doc;
}
