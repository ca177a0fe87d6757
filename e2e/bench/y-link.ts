import { MESSAGE, SYNC } from "#shared/protocol/live.ts";
import { FrameReader, bytes, frameOf, json, number } from "#shared/protocol/frame.ts";
import type { Link } from "./peer.ts";
import type { Socket } from "./socket.ts";

/** How a server puts the messages of y-protocols into frames. */
export interface Envelope {
  /** what stands before each message, such as Hocuspocus's document name */
  readonly before: Uint8Array;
  /** the message number of its acknowledgements; its body begins with their count */
  readonly saved?: number;
  /** each acknowledgement is for one send, and its body has no count */
  readonly savedEach?: boolean;
  /** what is said before anything else */
  readonly greeting?: Uint8Array;
  /** the link is open when a text of at least so many bytes has come, however it came */
  readonly least?: number;
  /** a server that keeps no text has none to send: the link is open at once */
  readonly blank?: boolean;
  /** sends after the opening that the server counts too: the answer to its first sync */
  readonly counted?: number;
}

const NOTHING = Uint8Array.of(0, 0);

/** Opens a document over a socket as y-websocket's provider does. */
export function openLink(socket: Socket, client: number, envelope: Envelope): Promise<Link> {
  return new Promise((resolve, reject) => {
    const link = new YLink(socket, client, envelope);
    socket.onClose = () => {
      reject(new Error("closed while opening"));
    };
    link.onOpened = () => {
      resolve(link);
    };
    link.begin();
  });
}

class YLink implements Link {
  readonly client: number;
  readonly acknowledges: boolean;
  text: Uint8Array = NOTHING;
  presence = 0;
  onUpdate: Link["onUpdate"];
  onSaved: Link["onSaved"];
  onOpened: (() => void) | undefined;
  readonly #socket: Socket;
  readonly #envelope: Envelope;
  #clock = 0;
  #saved = 0;

  constructor(socket: Socket, client: number, envelope: Envelope) {
    this.client = client;
    this.acknowledges = envelope.saved !== undefined;
    this.#socket = socket;
    this.#envelope = envelope;
    socket.onMessage = (message) => {
      this.#receive(message);
    };
  }

  get closed(): boolean {
    return this.#socket.closed;
  }

  begin(): void {
    if (this.#envelope.greeting !== undefined) this.#socket.send(this.#envelope.greeting);
    if (this.#envelope.blank === true) this.onOpened?.();
    else this.#sync(SYNC.step1, Uint8Array.of(0));
  }

  send(update: Uint8Array): void {
    this.#sync(SYNC.update, update);
  }

  together(work: () => void): void {
    this.#socket.together(work);
  }

  drain(): void {
    // What is on disk has to be heard all the same.
    if (!this.acknowledges) this.#socket.drain();
  }

  point(at: number): void {
    this.#clock += 1;
    const id = { client: this.client, clock: at };
    const place = { nodeId: "p0-0", anchor: { item: id }, head: { item: id } };
    const entry = [...number(this.client), ...number(this.#clock), ...json({ place })];
    this.#write(frameOf(MESSAGE.awareness, bytes(Uint8Array.from([1, ...entry]))));
  }

  close(): void {
    this.#socket.close();
  }

  #sync(step: number, payload: Uint8Array): void {
    this.#write(frameOf(MESSAGE.sync, number(step), bytes(payload)));
  }

  #write(message: Uint8Array): void {
    const { before } = this.#envelope;
    if (before.length === 0) this.#socket.send(message);
    else this.#socket.send(Buffer.concat([before, message]));
  }

  #receive(message: Buffer): void {
    const reader = new FrameReader(message.subarray(this.#envelope.before.length));
    const type = reader.number();
    if (type === MESSAGE.sync) this.#synced(reader);
    else if (type === MESSAGE.awareness) this.presence += message.length;
    else if (type !== undefined && type === this.#envelope.saved) {
      const said = reader.number() ?? 0;
      this.#saved = this.#envelope.savedEach === true ? this.#saved + said : said;
      this.onSaved?.(this.#saved - (this.#envelope.counted ?? 0));
    }
  }

  #synced(reader: FrameReader): void {
    const step = reader.number();
    if (step === SYNC.step1) {
      this.#sync(SYNC.step2, NOTHING);
      return;
    }
    const opening = this.#opening;
    if (step === SYNC.update && this.onUpdate === undefined && !opening) return;
    const payload = reader.bytes();
    if (payload !== undefined) this.#arrived(payload, step === SYNC.update && !opening);
  }

  #arrived(payload: Uint8Array, later: boolean): void {
    if (later) this.onUpdate?.(payload);
    else if (payload.length >= (this.#envelope.least ?? 0)) {
      this.text = payload;
      this.onOpened?.();
    }
  }

  /** whether the text itself is still waited for, where a server says "synced" without it */
  get #opening(): boolean {
    const { least } = this.#envelope;
    return least !== undefined && this.text.length < least;
  }
}
