import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { Ask } from "./http-ask.ts";
import { HttpWire } from "./http-wire.ts";
import type { LineChoice, Way } from "./line-choice.ts";
import { type Wire, type WireEvents, socketWire } from "./wire.ts";

/** Milliseconds that each way has until the server's hello. */
export type Patience = Readonly<Record<Way, number>>;

/** Together less than five seconds before polls, which have nothing after them. */
const PATIENCE: Patience = { socket: 2_500, events: 2_000, poll: 15_000 };

/** What a line is made of. */
export interface LineParts {
  readonly WebSocket: typeof WebSocket;
  readonly ask: Ask;
  readonly choice: LineChoice;
  readonly patience?: Patience;
}

/**
 * The class that y-websocket's provider takes for a WebSocket. It opens with the first frame the
 * server sends: some networks let no socket through, and some let it through and nothing after it.
 * So it tries one way after the other, and nobody who uses it notices which.
 */
export function lineSocket(parts: LineParts): typeof WebSocket {
  return class extends LineSocket {
    constructor(url: string | URL) {
      super(url, parts);
    }
  };
}

class LineSocket extends EventTarget implements WebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly bufferedAmount = 0;
  readonly extensions = "";
  readonly protocol = "";
  readonly url: string;
  binaryType: BinaryType = "arraybuffer";
  onopen: WebSocket["onopen"] = null;
  onmessage: WebSocket["onmessage"] = null;
  onclose: WebSocket["onclose"] = null;
  onerror: WebSocket["onerror"] = null;
  readonly #parts: LineParts;
  #state: 0 | 1 | 3 = 0;
  #ways: Way[];
  #wire: Wire | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string | URL, parts: LineParts) {
    super();
    this.url = String(url);
    this.#parts = parts;
    this.#ways = [...parts.choice.ways()];
    this.#tryNext();
  }

  get readyState(): 0 | 1 | 3 {
    return this.#state;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.#state !== 1 || !(data instanceof Uint8Array)) return;
    this.#wire?.send(new Uint8Array(data));
  }

  close(): void {
    this.#finish(1000, "");
  }

  #tryNext(): void {
    const way = this.#ways.shift();
    if (way === undefined) {
      this.#finish(1006, "no way through");
      return;
    }
    // What a way says after it was given up is not heard.
    let heard = true;
    const giveUp = () => {
      heard = false;
      this.#parts.choice.missed(way);
      this.#wire?.close();
      this.#tryNext();
    };
    this.#patience = setTimeout(giveUp, (this.#parts.patience ?? PATIENCE)[way]);
    this.#wire = this.#open(way, {
      frame: (frame) => {
        if (heard) this.#frame(way, frame);
      },
      closed: (code, reason) => {
        if (!heard) return;
        clearTimeout(this.#patience);
        if (this.#state === 1 || saidByServer(code)) this.#finish(code, reason);
        else if (this.#state === 0) giveUp();
      },
    });
  }

  #open(way: Way, events: WireEvents): Wire {
    const { WebSocket: Socket, ask } = this.#parts;
    if (way === "socket") return socketWire(Socket, this.url, events);
    return new HttpWire(ask, this.url, { way, ...events });
  }

  #frame(way: Way, frame: ArrayBuffer): void {
    if (this.#state === 3) return;
    if (this.#state === 0) {
      clearTimeout(this.#patience);
      this.#parts.choice.worked(way);
      this.#state = 1;
      this.#tell(new Event("open"), this.onopen);
    }
    this.#tell(new MessageEvent("message", { data: frame }), this.onmessage);
  }

  #finish(code: number, reason: string): void {
    if (this.#state === 3) return;
    this.#state = 3;
    clearTimeout(this.#patience);
    this.#wire?.close();
    this.#tell(new CloseEvent("close", { code, reason, wasClean: code !== 1006 }), this.onclose);
  }

  /** A listener that throws is reported, as with a socket, and breaks no line. */
  #tell<E extends Event>(
    event: E,
    listener: ((this: WebSocket, event: E) => unknown) | null,
  ): void {
    this.addEventListener(event.type, () => listener?.call(this, event), { once: true });
    this.dispatchEvent(event);
  }
}

/** Has our server said so? A proxy that ends a line has codes of its own. */
function saidByServer(code: number): boolean {
  const ours: readonly number[] = Object.values(CLOSE);
  return ours.includes(code);
}
