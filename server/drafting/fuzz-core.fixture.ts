import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import {
  FRAME_LIMIT,
  MESSAGE,
  readServerMessage,
  SYNC,
  awarenessFrame,
  syncFrame,
} from "#shared/protocol/live.ts";
import type { Connection } from "./connection.ts";
import { clauseAttributes, element, updateOf } from "./gate.fixture.ts";
import { Disk, ROOM, SimulatedServer, SimulatedTime } from "./simulator.fixture.ts";
import { contentHash } from "./reading.ts";

export type Roll = (below: number) => number;

/** What became of a frame. `none`: neither answer nor end, as for presence or words held back. */
export type End = "taken" | "refused" | "closed" | "none";

/** One live room of the product's own core, with a hostile page in it. */
export class Target {
  readonly disk = new Disk();
  readonly #time = new SimulatedTime();
  readonly #server = new SimulatedServer(this.disk, this.#time);
  #live: Y.Doc | undefined;
  #connection: Connection | undefined;
  #clients = 1000;
  #heard: Uint8Array[] = [];
  #closed = false;
  #synced = false;
  #state: { seq: number; bytes: Uint8Array } | undefined;

  constructor() {
    this.disk.roles.set("amina", "lead");
  }

  /** A fresh connection; `synced`: its first step 2 has been sent. */
  async enter(synced: boolean): Promise<void> {
    this.#connection?.left();
    this.#time.now += 60_000;
    const room = await this.#server.room();
    if (room === undefined) throw new Error("the room does not open");
    this.#live = room.draft.doc;
    this.#clients += 1;
    this.#closed = false;
    this.#synced = false;
    const client = this.#clients;
    this.disk.owners.set(client, "amina");
    const ticket = { client, room: ROOM, personId: "amina", sessionId: "s", epoch: 1 };
    this.#connection = await this.#server.connect(ticket, {
      send: (frame) => this.#heard.push(frame),
      close: () => {
        this.#closed = true;
      },
      waiting: 0,
      pause: () => {},
      resume: () => {},
    });
    if (synced) await this.send(syncFrame(SYNC.step2, Uint8Array.of(0, 0)));
  }

  /** What a page in step holds, under this connection's client id or another. */
  page(client = this.#clients): Y.Doc {
    if (this.#live === undefined) throw new Error("nothing is open");
    if (this.#state?.seq !== this.seq) {
      this.#state = { seq: this.seq, bytes: Y.encodeStateAsUpdate(this.#live) };
    }
    const page = openDraft();
    Y.applyUpdate(page, this.#state.bytes);
    page.clientID = client;
    return page;
  }

  /** Has the last frame ended this connection, or its writing? */
  get spent(): boolean {
    return this.#closed || this.#connection?.refused !== false;
  }

  get seq(): number {
    return this.disk.nextSeq;
  }

  hash(): string {
    if (this.#live === undefined) throw new Error("nothing is open");
    return contentHash(readDraft(this.#live));
  }

  /** Does this frame let in the updates that were held back before the first step 2? */
  releases(frame: Uint8Array): boolean {
    return !this.#synced && frame[0] === MESSAGE.sync && frame[1] === SYNC.step2;
  }

  /** Sends one frame and waits until the core has dealt with it. */
  async send(frame: Uint8Array): Promise<End> {
    this.#heard = [];
    if (this.releases(frame)) this.#synced = true;
    this.#connection?.receive(frame);
    await this.#time.settle();
    const messages = this.#heard.map((one) => readServerMessage(one)?.type);
    if (this.#closed) return "closed";
    if (messages.includes("refuse")) return "refused";
    return messages.includes("ack") ? "taken" : "none";
  }
}

/** An update as an honest page could make it. */
export function goodUpdate(page: Y.Doc, roll: Roll): Uint8Array {
  return updateOf(page, (doc) => GOOD[roll(GOOD.length)]?.(doc, roll));
}

const GOOD: readonly ((doc: Y.Doc, roll: Roll) => void)[] = [
  (doc, roll) => textIn(doc, roll).insert(0, "fuzz "),
  (doc, roll) => textIn(doc, roll).delete(0, 1 + roll(2)),
  (doc, roll) => textIn(doc, roll).format(0, 2, { bold: {} }),
  (doc) => addClause(doc),
  (doc, roll) => fieldsOf(doc).set("pay.days", String(roll(90))),
];

/** Some words of the draft; damaged updates that were taken may have left few. */
function textIn(doc: Y.Doc, roll: Roll): Y.XmlText {
  const texts = Array.from(bodyOf(doc).createTreeWalker((node) => node instanceof Y.XmlText));
  const found = texts[roll(texts.length)];
  return found instanceof Y.XmlText && found.length > 3 ? found : addClause(doc);
}

function addClause(doc: Y.Doc): Y.XmlText {
  const words = new Y.XmlText("Some words");
  const [clause, paragraph] = [element("clause", clauseAttributes), element("paragraph")];
  paragraph.insert(0, [words]);
  clause.insert(0, [paragraph]);
  bodyOf(doc).insert(0, [clause]);
  return words;
}

/** Whoever can say what an honest page holds, under its own client id or another. */
type Pages = { page: (client?: number) => Y.Doc };

/** Frames that a page, a broken one or an enemy may send, by what is the matter with them. */
export const FRAMES: Readonly<Record<string, (target: Pages, roll: Roll) => Uint8Array>> = {
  unknownType: (_, roll) => Uint8Array.of(roll(256), ...noise(roll, roll(12))),
  truncated: (target, roll) => {
    const whole = syncFrame(SYNC.update, goodUpdate(target.page(), roll));
    return whole.subarray(0, roll(whole.length));
  },
  oversized: (_, roll) =>
    syncFrame(SYNC.update, new Uint8Array(FRAME_LIMIT.live + 1 + roll(FRAME_LIMIT.live))),
  random: (_, roll) => noise(roll, roll(200)),
  randomUpdate: (_, roll) => syncFrame(SYNC.update, noise(roll, roll(60))),
  mutated: (target, roll) => mutate(syncFrame(roll(2) + 1, goodUpdate(target.page(), roll)), roll),
  foreignId: (target, roll) =>
    syncFrame(SYNC.update, updateOf(target.page(2 + roll(900)), addClause)),
  foreignPlace: (target, roll) =>
    written(target, (doc) => doc.getMap(["meta", "secrets", "__proto__"][roll(3)]).set("a", true)),
  outOfSchema: (target, roll) =>
    written(target, (doc) =>
      bodyOf(doc).insert(0, [element(["script", "iframe"][roll(2)] ?? "", { onclick: "x()" })]),
    ),
  gap: (target) => {
    const page = target.page();
    addClause(page);
    return syncFrame(SYNC.update, updateOf(page, addClause));
  },
  vector: (_, roll) => syncFrame(SYNC.step1, noise(roll, roll(30))),
  presence: (_, roll) => awarenessFrame(noise(roll, roll(80))),
  honest: (target, roll) => syncFrame(SYNC.update, goodUpdate(target.page(), roll)),
};

const written = (target: Pages, change: (doc: Y.Doc) => void): Uint8Array =>
  syncFrame(SYNC.update, updateOf(target.page(), change));

export function mutate(bytes: Uint8Array, roll: Roll): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let flips = 1 + roll(4); flips > 0; flips--) changed[roll(changed.length)] = roll(256);
  return changed;
}

function noise(roll: Roll, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => roll(256));
}

/**
 * Memory of this process that something still holds, in bytes, on the heap and outside. The resident
 * size would count what the test runner and the garbage collector keep for themselves.
 */
export function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") for (let round = 0; round < 2; round++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
