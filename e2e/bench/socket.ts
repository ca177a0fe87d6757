import { request } from "node:http";
import type { Duplex } from "node:stream";

const PING = 9;
const PONG = 10;
const CLOSE = 8;
const CONTINUED = 0;

/**
 * A WebSocket client that does as little as one can (RFC 6455, zero mask, no extensions), so that
 * the two cores of the machine go to the server under test.
 */
export class Socket {
  /** Called with each whole message. */
  onMessage: ((message: Buffer) => void) | undefined;
  onClose: (() => void) | undefined;
  closed = false;
  readonly #stream: Duplex;
  #chunks: Buffer[] = [];
  #size = 0;
  #need = 2;
  #parts: Buffer[] = [];

  private constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on("error", () => {
      stream.destroy();
    });
    stream.on("close", () => {
      this.closed = true;
      this.onClose?.();
    });
  }

  /** @throws Error when the server answers with anything but an upgrade */
  static open(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const asking = request(url.href.replace(/^ws/, "http"), {
        agent: false,
        headers: {
          ...headers,
          connection: "Upgrade",
          upgrade: "websocket",
          "sec-websocket-version": "13",
          "sec-websocket-key": "Y291bnRlcnBhcnQtYmVuYw==",
        },
      });
      asking.on("upgrade", (_response, stream, head) => {
        const socket = new Socket(stream);
        resolve(socket);
        // The caller sets its listeners first.
        setImmediate(() => {
          socket.#begin(head);
        });
      });
      asking.on("response", (response) => {
        reject(new Error(`no upgrade: ${response.statusCode}`));
      });
      asking.on("error", reject);
      asking.end();
    });
  }

  send(message: Uint8Array): void {
    this.#write(2, message);
  }

  /** What is sent meanwhile leaves in one write. */
  together(work: () => void): void {
    this.#stream.cork();
    work();
    this.#stream.uncork();
  }

  /** From now on nothing that comes is looked at. */
  drain(): void {
    this.#stream.removeAllListeners("data");
    this.#stream.resume();
  }

  close(): void {
    this.#stream.destroy();
  }

  #begin(head: Buffer): void {
    this.#take(head);
    this.#stream.on("data", (chunk: Buffer) => {
      this.#take(chunk);
    });
  }

  #write(opcode: number, body: Uint8Array): void {
    const long = body.length < 126 ? 0 : body.length < 65_536 ? 2 : 8;
    const frame = Buffer.alloc(2 + long + 4 + body.length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (long === 0 ? body.length : long === 2 ? 126 : 127);
    if (long === 2) frame.writeUInt16BE(body.length, 2);
    if (long === 8) frame.writeBigUInt64BE(BigInt(body.length), 2);
    frame.set(body, 6 + long);
    this.#stream.write(frame);
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#need) return;
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (let frame = readFrame(rest); typeof frame === "object"; frame = readFrame(rest)) {
      rest = rest.subarray(frame.end);
      this.#deal(frame);
    }
    const need = readFrame(rest);
    this.#need = typeof need === "number" ? need : 2;
    this.#chunks = [rest];
    this.#size = rest.length;
  }

  #deal({ opcode, final, body }: Frame): void {
    if (opcode === PING) this.#write(PONG, body);
    else if (opcode === CLOSE) this.close();
    else if (opcode === PONG) return;
    else if (opcode !== CONTINUED && final) this.onMessage?.(body);
    else {
      this.#parts.push(body);
      if (!final) return;
      const whole = Buffer.concat(this.#parts);
      this.#parts = [];
      this.onMessage?.(whole);
    }
  }
}

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly body: Buffer;
  readonly end: number;
}

/** A frame of a server, or how many bytes it takes to have one. */
function readFrame(bytes: Buffer): Frame | number {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return 2;
  const short = second & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return start;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = start + length;
  if (bytes.length < end) return end;
  const body = bytes.subarray(start, end);
  return { opcode: first & 15, final: (first & 0x80) !== 0, body, end };
}
