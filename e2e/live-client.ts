import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import {
  type Hello,
  LiveSessionReply,
  type LiveState,
  type Refuse,
  SYNC,
  type ServerMessage,
  readServerMessage,
  syncFrame,
} from "#shared/protocol/live.ts";
import { HttpWire } from "./http-wire.ts";
import { type Wire, type WireEvents, socketWire, travel } from "./wire.ts";

/** Where a person's page would be, and what proves who it is. */
export type Page = {
  /** such as `http://localhost:4000` */
  origin: string;
  /**
   * the headers of a signed-in page: `cookie`, or `authorization` for a tab of the example; an
   * `origin` that is not the address, for a page behind a proxy
   */
  headers: Readonly<Record<string, string>>;
};

/**
 * `POST /api/live/session`, as the page does it.
 * @throws Error with the status when it is refused
 */
export async function liveSession(page: Page, room: string): Promise<LiveSessionReply> {
  const answer = await fetch(`${page.origin}/api/live/session`, {
    method: "POST",
    headers: { origin: page.origin, ...page.headers, "content-type": "application/json" },
    body: JSON.stringify({ room }),
  });
  if (!answer.ok) throw new Error(`live session: ${answer.status}`);
  return LiveSessionReply.parse(await answer.json());
}

/**
 * A raw client of a live room for tests: it speaks the wire without y-websocket, so that it can
 * also misbehave. It keeps its own document and counts what was sent and acknowledged.
 */
export class LiveClient {
  readonly doc: Y.Doc;
  readonly session: LiveSessionReply;
  readonly refusals: Refuse[] = [];
  readonly states: LiveState[] = [];
  readonly presence: Uint8Array[] = [];
  readonly beats: { seq: number; state: string }[] = [];
  /** every frame as it came: what a person could have found out */
  readonly heard: Uint8Array[] = [];
  hello: Hello | undefined;
  sent = 0;
  acked = 0;
  seq = 0;
  /** the server's text has arrived */
  synced = false;
  closed: { code: number; reason: string } | undefined;
  /** while false, local changes stay in the document and are sent with the next step 2 */
  live = true;
  readonly #page: Page;
  readonly #room: string;
  #wire: Wire | undefined;
  #waiting: { until: () => boolean; resolve: () => void }[] = [];

  constructor(page: Page, room: string, session: LiveSessionReply, doc?: Y.Doc) {
    this.#page = page;
    this.#room = room;
    this.session = session;
    this.doc = doc ?? openDraft(session.clientID);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.live) this.write(update);
    });
  }

  /** A session, a connection and the first sync. */
  static async join(page: Page, room: string): Promise<LiveClient> {
    const client = new LiveClient(page, room, await liveSession(page, room));
    client.connect();
    await client.until(() => client.synced);
    return client;
  }

  /** Opens the socket; `change` edits its address, `headers` its `Origin`. */
  connect(change?: (url: URL) => void, headers?: Readonly<Record<string, string>>): void {
    const { clientID, sid } = this.session;
    const url = new URL(`${this.#page.origin.replace("http", "ws")}/live/${this.#room}`);
    url.search = new URLSearchParams({
      v: String(SCHEMA_VERSION),
      client: String(clientID),
      sid,
    }).toString();
    change?.(url);
    this.closed = undefined;
    this.synced = false;
    this.sent = 0;
    this.acked = 0;
    const own = headers ?? { origin: this.#page.origin };
    this.#wire = this.#open(url, own);
  }

  #open(url: URL, headers: Readonly<Record<string, string>>): Wire {
    const events: WireEvents = {
      opened: () => {
        this.raw(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)));
      },
      frame: (frame) => {
        this.#receive(frame);
        this.#look();
      },
      closed: (code, reason) => {
        if (this.#wire === wire) this.closed ??= { code, reason };
        this.#look();
      },
    };
    const wire =
      travel.by === "socket"
        ? socketWire(url, headers, events)
        : new HttpWire(url, { ...this.#page.headers, ...headers }, { way: travel.by, events });
    return wire;
  }

  /** Sends bytes as they are. */
  raw(frame: Uint8Array): void {
    if (this.#wire?.open === true) this.#wire.send(frame);
  }

  text(words: string): void {
    this.#wire?.text(words);
  }

  /** Sends an update and counts it. */
  write(update: Uint8Array): void {
    if (this.#wire?.open !== true) return;
    this.sent += 1;
    this.raw(syncFrame(SYNC.update, update));
  }

  /** Drops the line as a lost network does. */
  drop(): void {
    const wire = this.#wire;
    this.#wire = undefined;
    wire?.drop();
  }

  /** Stops reading, as a page that hangs. */
  stall(): void {
    this.#wire?.stall();
  }

  /** Everything sent is on disk. */
  saved(): Promise<void> {
    return this.until(() => this.acked >= this.sent);
  }

  /** Resolves when it holds; looked at after every frame and every close. */
  until(holds: () => boolean, ms = 10_000): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const failed = setTimeout(() => {
        reject(new Error(`did not happen: ${holds.toString()} (${JSON.stringify(this.closed)})`));
      }, ms);
      const done = () => {
        clearTimeout(failed);
        resolve();
      };
      this.#waiting.push({ until: holds, resolve: done });
    });
  }

  #look(): void {
    const ready = this.#waiting.filter(({ until }) => until());
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { resolve } of ready) resolve();
  }

  #receive(frame: Uint8Array): void {
    this.heard.push(frame);
    const message = readServerMessage(frame);
    if (message === undefined) throw new Error("the server sent a malformed frame");
    this.#take(message);
  }

  #take(message: ServerMessage): void {
    switch (message.type) {
      case "sync":
        this.#sync(message.step, message.payload);
        return;
      case "hello": {
        const { type: _type, ...hello } = message;
        this.hello = hello;
        return;
      }
      case "ack":
        this.acked = message.count;
        this.seq = message.seq;
        return;
      case "refuse":
        this.refusals.push(message);
        return;
      case "state":
        this.states.push(message);
        return;
      case "awareness":
        this.presence.push(message.payload);
        return;
      case "deleted":
        return;
      case "beat":
        this.beats.push(message);
        return;
      case "other":
        throw new Error(`unknown message ${message.number}`);
    }
  }

  #sync(step: number, payload: Uint8Array): void {
    if (step === SYNC.step1) {
      this.sent += 1;
      this.raw(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, payload)));
      return;
    }
    Y.applyUpdate(this.doc, payload, this);
    if (step === SYNC.step2) this.synced = true;
  }
}
