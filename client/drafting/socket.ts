import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type { Doc } from "yjs";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  FRAME_LIMIT,
  type LiveSessionReply,
  MESSAGE,
  type ServerMessage,
  SYNC,
  readServerMessage,
} from "#shared/protocol/live.ts";

/** What a connection to a room tells its owner, in the order it happens. */
export interface RoomListener {
  /** A new connection begins: writes are counted from nought again. */
  onConnection(): void;
  /** One write left for the server; it holds every local change made so far. */
  onWriteSent(): void;
  onMessage(message: ServerMessage): void;
  /** The first full copy of this connection has arrived. */
  onSynced(): void;
  onBroken(): void;
  /** The server ended the line for good, with a code of `CLOSE`. */
  onEnded(code: number): void;
}

export interface RoomSocket {
  readonly awareness: Awareness;
  /** May this connection's writes leave? Until it may, not one of them is sent. */
  setWriting(may: boolean): void;
  /** Drops the line and starts another at once. */
  renew(): void;
  /** Stops trying while the device has no network, and starts again when it has. */
  pause(): void;
  resume(): void;
  close(): void;
}

export interface RoomAddress {
  readonly room: string;
  readonly session: LiveSessionReply;
  /** `ws://…/live` of this page's own origin. */
  readonly url: string;
  readonly WebSocket?: typeof WebSocket;
}

/** The address of the live rooms on the page's own origin. */
export function liveUrl(origin: string): string {
  return `${origin.replace(/^http/, "ws")}/live`;
}

/**
 * Connects a document to its room through y-websocket's provider, unmodified.
 *
 * Updates that the provider would send before its first step 2 of a connection are held: that step
 * 2 contains them, and the server refuses an update whose beginning it has not seen. Tabs do not
 * talk to each other past the server. The address names the schema that this page was built with,
 * whatever the server says of its own: an older page must be turned away, or it would delete what it
 * does not know. The caller registers its own update listener on `doc` before
 * this call, so that it knows of a change before the change is sent.
 * @param doc carries the announced client id already
 */
export function openRoom(doc: Doc, address: RoomAddress, listener: RoomListener): RoomSocket {
  const gate = { writing: true, begun: false };
  const awareness = new Awareness(doc);
  const provider = new WebsocketProvider(address.url, address.room, doc, {
    connect: false,
    awareness,
    disableBc: true,
    params: {
      v: String(SCHEMA_VERSION),
      client: String(address.session.clientID),
      sid: address.session.sid,
    },
    WebSocketPolyfill: countingSocket(address.WebSocket ?? WebSocket, {
      start: () => {
        gate.begun = false;
        listener.onConnection();
      },
      allow: (frame) => allowFrame(frame, gate),
      sent: () => listener.onWriteSent(),
      tooLarge: () => {
        gate.begun = false;
        setTimeout(() => renew(provider));
      },
    }),
  });
  hear(provider, listener);
  provider.on("sync", (synced) => (synced ? listener.onSynced() : undefined));
  provider.on("connection-close", (event) => {
    if (event === null || !isFinal(event.code)) listener.onBroken();
  });
  provider.on("closed", ({ code }) => listener.onEnded(code));
  provider.connect();
  return {
    awareness,
    setWriting: (may) => {
      gate.writing = may;
    },
    renew: () => renew(provider),
    pause: () => provider.disconnect(),
    resume: () => provider.connect(),
    close: once(() => {
      provider.destroy();
      awareness.destroy();
    }),
  };
}

function renew(provider: WebsocketProvider): void {
  provider.disconnect();
  provider.connect();
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}

const isFinal = (code: number) => code >= CLOSE.badFrame && code < 4500;

/** Reads the server's own messages. An unreadable one is passed over; the beat heals what it said. */
function hear(provider: WebsocketProvider, listener: RoomListener): void {
  const { hello, ack, refuse, state, beat, deleted } = MESSAGE;
  for (const type of [hello, ack, refuse, state, deleted, beat]) {
    provider.messageHandlers[type] = (_reply, decoder) => {
      const message = readServerMessage(decoder.arr);
      if (message !== undefined) listener.onMessage(message);
    };
  }
}

type Gate = { writing: boolean; begun: boolean };
type Verdict = "write" | "pass" | "hold" | "tooLarge";

/**
 * Whether a frame may leave now, and whether it counts as a write. One that is too large for a live
 * update goes with the first write of a new connection, for which the server has more room.
 */
function allowFrame(frame: Uint8Array, gate: Gate): Verdict {
  if (frame[0] !== MESSAGE.sync || frame[1] === SYNC.step1) return "pass";
  if (!gate.writing) return "hold";
  if (frame[1] === SYNC.update && !gate.begun) return "hold";
  if (frame[1] === SYNC.update && frame.length > FRAME_LIMIT.live) return "tooLarge";
  gate.begun = true;
  return "write";
}

interface Watch {
  start(): void;
  allow(frame: Uint8Array): Verdict;
  sent(): void;
  tooLarge(): void;
}

/** The page's WebSocket class, counting each write before it leaves. */
function countingSocket(Base: typeof WebSocket, watch: Watch): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      watch.start();
    }

    override send(data: string | Blob | BufferSource): void {
      const verdict = data instanceof Uint8Array ? watch.allow(data) : "pass";
      if (verdict === "tooLarge") watch.tooLarge();
      if (verdict === "hold" || verdict === "tooLarge") return;
      if (verdict === "write") watch.sent();
      super.send(data);
    }
  };
}
