import { EventEmitter, once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { dice } from "#server/drafting/dice.fixture.ts";
import { FrameReader } from "./frame-reader.ts";

/** What is wrong with the network. Nothing named: all is well. */
export interface Fault {
  /** milliseconds that each piece is under way: the same, or anything between the two */
  readonly latency?: readonly [least: number, most: number];
  readonly bytesPerSecond?: number;
  /** Pieces of this direction stop arriving while the line seems to stand; they arrive once it heals. */
  readonly hole?: "up" | "down" | "both";
  /** New lines are reset at once. */
  readonly refuse?: boolean;
  /** What becomes of a request for a WebSocket: 400, never an answer, or a 101 and nothing more. */
  readonly upgrades?: "refused" | "swallowed" | "hollow";
  /** Answers that go on arrive as a whole once they have ended, as through a proxy that looks for viruses. */
  readonly streams?: "held";
}

/** What has become of one line between a page and its server. */
interface Line {
  hollow: boolean;
  held: Buffer[] | null;
  /** what a WebSocket carries, once it is one */
  frames: Record<Way, FrameReader> | null;
}

/** One frame that is to get lost. */
interface Loss {
  readonly way: Way;
  readonly which: (payload: Buffer) => boolean;
  readonly gone: () => void;
}

const REFUSED = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

type Way = "up" | "down";

/** A network between a page and its server, over TCP, that a test can make worse and heal. */
export class FaultProxy {
  /** Where a page finds it, such as `http://localhost:41234`. */
  readonly origin: string;
  /** The port it leads to; a server may get its port after the proxy has its own. */
  target: number;
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #roll: (below: number) => number;
  #fault: Fault = {};
  readonly #losses: Loss[] = [];

  private constructor(server: Server, port: number, target: number, seed: number) {
    this.#server = server;
    this.#roll = dice(seed);
    this.origin = `http://localhost:${port}`;
    this.target = target;
    server.on("connection", (near) => this.#join(near));
  }

  /** Between two latencies chance decides, and the seed decides over chance. */
  static async open(target = 0, seed = 1): Promise<FaultProxy> {
    const server = createServer();
    server.listen(0, "localhost");
    await once(server, "listening");
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return new FaultProxy(server, address.port, target, seed);
  }

  /** Replaces what is wrong, for lines that stand as well. */
  set(fault: Fault): void {
    this.#fault = fault;
    this.#changes.emit("change");
  }

  /**
   * The next frame of a WebSocket that `which` picks never arrives; the line stands, and what comes
   * after it arrives. Resolves when it is lost.
   */
  lose(way: Way, which: (payload: Buffer) => boolean): Promise<void> {
    return new Promise((gone) => {
      this.#losses.push({ way, which, gone });
    });
  }

  /** Resets every line, at both ends. */
  reset(): void {
    for (const end of this.#ends) end.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.set({});
    this.reset();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(near: Socket): void {
    near.on("error", () => {});
    if (this.#fault.refuse === true) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.target, "localhost");
    for (const end of [near, far]) {
      this.#ends.add(end);
      end.on("error", () => {});
      end.once("close", () => this.#ends.delete(end));
    }
    const line: Line = { hollow: false, held: null, frames: null };
    void this.#pump(near, far, { way: "up", pass: (piece) => this.#passUp(piece, near, line) });
    void this.#pump(far, near, { way: "down", pass: (piece) => this.#passDown(piece, line) }, line);
  }

  /** What goes on to the server of a page's piece; undefined when nothing does. */
  #passUp(piece: Buffer, near: Socket, line: Line): Buffer | undefined {
    if (line.hollow) return undefined;
    if (line.frames !== null) return this.#unlost(piece, line.frames, "up");
    const verdict = isUpgrade(piece) ? this.#fault.upgrades : undefined;
    if (verdict === "refused") near.end(REFUSED);
    line.hollow = verdict === "hollow";
    return verdict === undefined || line.hollow ? piece : undefined;
  }

  /** What goes on to the page of the server's piece; undefined when nothing does, or not yet. */
  #passDown(piece: Buffer, line: Line): Buffer | undefined {
    if (line.hollow) return isHead(piece) ? headOf(piece) : undefined;
    if (isHead(piece)) {
      line.frames = { up: new FrameReader(), down: new FrameReader() };
      const head = headOf(piece);
      const frames = this.#unlost(piece.subarray(head.length), line.frames, "down");
      return Buffer.concat([head, frames]);
    }
    if (line.frames !== null) return this.#unlost(piece, line.frames, "down");
    if (this.#fault.streams === "held" && isStream(piece)) line.held ??= [];
    line.held?.push(piece);
    return line.held === null ? piece : undefined;
  }

  /** The whole frames of a piece, without those that are to get lost. */
  #unlost(piece: Buffer, frames: Record<Way, FrameReader>, way: Way): Buffer {
    const kept = frames[way].add(piece).filter(({ payload }) => !this.#loses(payload, way));
    return Buffer.concat(kept.map(({ bytes }) => bytes));
  }

  #loses(payload: Buffer, way: Way): boolean {
    const at = this.#losses.findIndex((loss) => loss.way === way && loss.which(payload));
    if (at === -1) return false;
    for (const { gone } of this.#losses.splice(at, 1)) gone();
    return true;
  }

  async #pump(
    from: Socket,
    to: Socket,
    { way, pass }: { way: Way; pass: (piece: Buffer) => Buffer | undefined },
    line?: Line,
  ): Promise<void> {
    let last = Promise.resolve();
    for await (const whole of piecesOf(from)) {
      const piece = pass(whole);
      if (piece === undefined) continue;
      const late = after(this.#delay());
      last = last.then(() => late).then(() => this.#deliver(piece, to, way));
    }
    await last;
    for (const piece of line?.held ?? []) await this.#deliver(piece, to, way);
    await this.#clear(way);
    to.end();
  }

  async #deliver(piece: Buffer, to: Socket, way: Way): Promise<void> {
    const { bytesPerSecond } = this.#fault;
    const step = Math.ceil((bytesPerSecond ?? Infinity) / 10);
    for (let at = 0; at < piece.length; at += step) {
      await this.#clear(way);
      if (bytesPerSecond !== undefined) await after(100);
      if (!to.destroyed) to.write(piece.subarray(at, Math.min(piece.length, at + step)));
    }
  }

  #delay(): number {
    const [least, most] = this.#fault.latency ?? [0, 0];
    return least + this.#roll(most - least + 1);
  }

  /** Resolves when nothing swallows what goes this way. */
  async #clear(way: Way): Promise<void> {
    while (this.#fault.hole === way || this.#fault.hole === "both") {
      await once(this.#changes, "change");
    }
  }
}

/** What a socket sends, until it ends or breaks. */
async function* piecesOf(socket: Socket): AsyncGenerator<Buffer> {
  const pieces: AsyncIterable<unknown> = socket;
  try {
    for await (const piece of pieces) if (piece instanceof Buffer) yield piece;
  } catch {
    // A reset is an end like any other: what follows is the other side's end.
  }
}

const isUpgrade = (piece: Buffer): boolean =>
  /^GET [^]*\r\nupgrade: websocket/i.test(piece.toString("latin1"));

const isHead = (piece: Buffer): boolean => piece.toString("latin1").startsWith("HTTP/1.1 101");
const headOf = (piece: Buffer): Buffer => piece.subarray(0, piece.indexOf("\r\n\r\n") + 4);
const isStream = (piece: Buffer): boolean =>
  /^HTTP\/1.1 200 [^]*\r\ncontent-type: text\/event-stream/i.test(piece.toString("latin1"));
