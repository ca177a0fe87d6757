import * as Y from "yjs";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import { SYNC, type ServerMessage, readServerMessage, syncFrame } from "#shared/protocol/live.ts";
import type { Connection } from "./connection.ts";
import { wordsOf } from "./gate.fixture.ts";
import { type Disk, ROOM, type SimulatedServer } from "./simulator.fixture.ts";

/** A page as y-websocket would run it, on a network that delivers when it is told to. */
export class SimulatedPage {
  readonly person: string;
  readonly #disk: Disk;
  readonly #newId: () => number;
  doc = openDraft();
  /** words that the server has acknowledged */
  readonly saved = new Set<string>();
  #newlySaved: string[] = [];
  refused = 0;
  readonly beats: string[] = [];
  /** what came right before each beat */
  readonly deleted: string[] = [];
  #words: { word: string; write: number }[] = [];
  #typed = 0;
  #sent = 0;
  #acked = 0;
  #client = 0;
  #connection: Connection | undefined;
  #toServer: Uint8Array[] = [];
  #toPage: Uint8Array[] = [];
  #lost = false;

  constructor(person: string, disk: Disk, newId: () => number) {
    this.person = person;
    this.#disk = disk;
    this.#newId = newId;
    this.begin();
  }

  get connected(): boolean {
    return this.#connection !== undefined;
  }

  /** nothing typed is unsaved, nothing refused, nothing on its way */
  get clear(): boolean {
    const still = this.#toServer.length === 0 && this.#toPage.length === 0;
    return this.connected && still && !this.#lost && this.#words.length === 0;
  }

  /** A fresh document under a fresh id, without what was not saved. */
  begin(): void {
    this.#words = [];
    this.#lost = false;
    this.#client = this.#newId();
    this.#disk.owners.set(this.#client, this.person);
    this.doc = openDraft(this.#client);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.connected) this.#write(SYNC.update, update);
    });
  }

  async connect(server: SimulatedServer): Promise<void> {
    this.cut();
    if (this.#lost) this.begin();
    this.#sent = 0;
    this.#acked = 0;
    const mine: Uint8Array[] = [];
    this.#toPage = mine;
    const ticket = {
      client: this.#client,
      room: ROOM,
      personId: this.person,
      sessionId: "s",
      epoch: 1,
    };
    this.#connection = await server.connect(ticket, {
      send: (frame) => {
        mine.push(frame);
      },
      close: () => {
        if (this.#toPage === mine) this.cut();
      },
      waiting: 0,
      pause: () => {},
      resume: () => {},
    });
    this.#toServer = [syncFrame(SYNC.step1, Y.encodeStateVector(this.doc))];
  }

  /** The line is gone; frames on their way are lost. */
  cut(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#toServer = [];
    this.#toPage = [];
    connection?.left();
    this.#words = this.#words.map(({ word }) => ({ word, write: Infinity }));
  }

  /** The server is gone: nobody tells it that the line is. */
  serverDied(): void {
    this.#connection = undefined;
    this.cut();
  }

  /** Types one word that nobody else types. */
  type(at: number): void {
    if (this.doc.getXmlFragment("body").length < 3) return;
    this.#typed += 1;
    const word = `${this.person}.${this.#typed};`;
    const text = wordsOf(this.doc, at % 2);
    text.insert(0, word);
    this.#words.push({ word, write: this.connected ? this.#sent : Infinity });
  }

  /** Deletes and formats where nobody's counted words stand. */
  tinker(at: number): void {
    if (this.doc.getXmlFragment("body").length < 3) return;
    const text = wordsOf(this.doc, 2);
    if (text.length > 4) text.delete(at % (text.length - 2), 1);
    text.insert(at % (text.length + 1), "x");
    text.format(0, Math.min(2, text.length), { bold: at % 2 === 0 ? {} : null });
  }

  /** Adds and removes whole clauses, sometimes under an id that is taken, and fills fields in. */
  rebuild(at: number): void {
    const body = bodyOf(this.doc);
    if (body.length < 3) return;
    const kind = at % 4;
    if (kind === 0) body.insert(body.length, [newClause(`c${at % 7}`, at)]);
    if (kind === 1 && body.length > 3) body.delete(3 + (at % (body.length - 3)), 1);
    if (kind === 2) fieldsOf(this.doc).set("title", `${this.person} at ${at}`);
    if (kind === 3) fieldsOf(this.doc).delete("title");
  }

  /** The words that have been acknowledged since this was asked last. */
  newlySaved(): string[] {
    const words = this.#newlySaved;
    if (words.length > 0) this.#newlySaved = [];
    return words;
  }

  /** One frame arrives at the server. */
  deliverUp(): void {
    const frame = this.#toServer.shift();
    if (frame !== undefined) this.#connection?.receive(frame);
  }

  /** One frame arrives at the page. */
  deliverDown(): void {
    const frame = this.#toPage.shift();
    const message = frame && readServerMessage(frame);
    if (message !== undefined) this.#hear(message);
  }

  /** Every frame on its way, in both directions. */
  deliverAll(): void {
    while (this.#toServer.length > 0) this.deliverUp();
    while (this.#toPage.length > 0) this.deliverDown();
  }

  #hear(message: ServerMessage): void {
    if (message.type === "sync") this.#sync(message.step, message.payload);
    if (message.type === "refuse") this.#refuse();
    if (message.type === "deleted") this.deleted.push(message.hash);
    if (message.type === "beat") this.beats.push(message.state);
    if (message.type === "ack") this.#ack(message.count);
  }

  #refuse(): void {
    this.#lost = true;
    this.refused += 1;
  }

  #sync(step: number, payload: Uint8Array): void {
    if (step !== SYNC.step1) {
      Y.applyUpdate(this.doc, payload, this);
      return;
    }
    this.#write(SYNC.step2, Y.encodeStateAsUpdate(this.doc, payload));
    const write = this.#sent;
    this.#words = this.#words.map((one) => ({ ...one, write: Math.min(one.write, write) }));
  }

  #ack(count: number): void {
    this.#acked = count;
    for (const { word, write } of this.#words) {
      if (write > this.#acked) continue;
      this.saved.add(word);
      this.#newlySaved.push(word);
    }
    this.#words = this.#words.filter(({ write }) => write > this.#acked);
  }

  #write(step: number, update: Uint8Array): void {
    this.#sent += 1;
    this.#toServer.push(syncFrame(step, update));
  }
}

function newClause(id: string, at: number): Y.XmlElement {
  const clause = new Y.XmlElement("clause");
  clause.setAttribute("id", id);
  clause.setAttribute("kind", "clause");
  clause.setAttribute("source", "");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(`clause ${at}`)]);
  clause.insert(0, [paragraph]);
  return clause;
}
