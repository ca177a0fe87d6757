import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { FRAME_LIMIT } from "#shared/protocol/live.ts";
import type { Connection } from "./connection.ts";
import type { Entrance } from "./entrance.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { LinesNow } from "./meter.ts";
import type { Line, LivePorts } from "./ports.ts";

/**
 * The WebSocket door of the live rooms: `GET /live/{room}?v=&client=&sid=`, upgraded.
 *
 * A wrong `Origin` is 403. Everything else is accepted first and then closed with a code that the
 * page understands: a 401 at the upgrade would make it retry for ever.
 */
export class Door {
  readonly #ports: LivePorts;
  readonly #entrance: Entrance;
  readonly #origin: () => string;
  readonly #sockets = new Set<WebSocket>();
  #unknown = 0;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: FRAME_LIMIT.first * 2,
  });

  constructor(ports: LivePorts, entrance: Entrance, origin: () => string) {
    this.#ports = ports;
    this.#entrance = entrance;
    this.#origin = origin;
  }

  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => {
      // First of all: Node takes its own handler away, and a reset would end the process.
      socket.on("error", () => {
        socket.destroy();
      });
      this.#upgrade(request, socket, head);
    });
  }

  /** Asks every page to come back later, and hangs up on those that do not answer. */
  close(): void {
    for (const ws of this.#sockets) {
      ws.resume();
      ws.close(CLOSE.restart, "restart");
      const hangUp = this.#ports.timers.after(LIVE_LIMITS.farewellMs, () => {
        ws.terminate();
      });
      ws.once("close", hangUp);
    }
  }

  get now(): LinesNow {
    const known = [...this.#sockets];
    const open = known.filter((ws) => ws.readyState === ws.OPEN).length;
    return { arriving: this.#unknown, open, closing: known.length - open };
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? "/", "http://live.invalid");
    if (!url.pathname.startsWith("/live/")) {
      refuse(socket, "404 Not Found");
      return;
    }
    if (request.headers.origin !== this.#origin()) {
      refuse(socket, "403 Forbidden");
      return;
    }
    if (this.#unknown >= LIVE_LIMITS.unknownSockets) {
      refuse(socket, "503 Service Unavailable");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      // A frame that breaks the protocol: ws sends its own close code, 1002, 1007 or 1009.
      ws.on("error", () => {});
      this.#meet(ws, socket, url).catch((error: unknown) => {
        this.#ports.log.error({ error: String(error) }, "live: door");
        ws.close(CLOSE.restart, "error");
      });
    });
  }

  /** Reads nothing from the socket until it is known who it is. */
  async #meet(ws: WebSocket, socket: Duplex, url: URL): Promise<void> {
    this.#unknown += 1;
    ws.pause();
    let gone = false;
    ws.once("close", () => {
      gone = true;
      this.#sockets.delete(ws);
    });
    const found = await this.#entrance.identify(shownIn(url)).finally(() => {
      this.#unknown -= 1;
    });
    if (gone) return;
    const connection = "code" in found ? found : this.#entrance.admit(lineOf(ws, socket), found);
    if ("code" in connection) {
      ws.resume();
      ws.close(connection.code, connection.reason);
      return;
    }
    this.#serve(ws, connection);
  }

  #serve(ws: WebSocket, connection: Connection): void {
    this.#sockets.add(ws);
    ws.on("close", () => {
      this.#entrance.left(connection);
    });
    ws.on("message", (data, isBinary) => {
      if (isBinary && data instanceof Uint8Array) connection.receive(data);
      else connection.close(CLOSE.badFrame, "text");
    });
    ws.on("ping", () => {
      connection.pinged();
    });
    connection.open();
    ws.resume();
  }
}

const shownIn = (url: URL) => ({
  version: url.searchParams.get("v"),
  client: url.searchParams.get("client"),
  sid: url.searchParams.get("sid"),
  room: decodeURIComponentSafely(url.pathname.slice("/live/".length)),
});

function lineOf(ws: WebSocket, socket: Duplex): Line {
  return {
    send: (frame) => {
      ws.send(frame, () => {});
    },
    together: (work) => {
      socket.cork();
      work();
      socket.uncork();
    },
    close: (code, reason) => {
      ws.resume();
      ws.close(code, reason);
    },
    get waiting() {
      return ws.bufferedAmount;
    },
    pause: () => {
      ws.pause();
    },
    resume: () => {
      ws.resume();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function decodeURIComponentSafely(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
