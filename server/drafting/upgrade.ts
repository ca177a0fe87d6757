import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { parseRoom } from "#shared/permissions/rooms.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { FRAME_LIMIT } from "#shared/protocol/live.ts";
import { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { Line, LivePorts, Rights, Ticket } from "./ports.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { sha256 } from "./store.ts";

/** Why a socket is shown out before it has said anything. */
type Turned = { code: number; reason: string };

/**
 * The door of the live rooms: `GET /live/{room}?v=&client=&sid=` upgraded to a WebSocket.
 *
 * A wrong `Origin` is 403. Everything else is accepted first and then closed with a code that the
 * page understands: a 401 at the upgrade would make it retry for ever.
 */
export class Door {
  readonly #ports: LivePorts;
  readonly #rooms: Rooms;
  readonly #origin: () => string;
  readonly #sockets = new Map<WebSocket, string>();
  #unknown = 0;
  #closing = false;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: FRAME_LIMIT.first * 2,
  });

  constructor(ports: LivePorts, rooms: Rooms, origin: () => string) {
    this.#ports = ports;
    this.#rooms = rooms;
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

  /** Lets nobody in any more, asks every page to come back later, and hangs up on those that do not answer. */
  close(): void {
    this.#closing = true;
    for (const ws of this.#sockets.keys()) {
      ws.resume();
      ws.close(CLOSE.restart, "restart");
      const hangUp = this.#ports.timers.after(LIVE_LIMITS.farewellMs, () => {
        ws.terminate();
      });
      ws.once("close", hangUp);
    }
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
      this.#meet(ws, url).catch((error: unknown) => {
        this.#ports.log.error({ error: String(error) }, "live: door");
        ws.close(CLOSE.restart, "error");
      });
    });
  }

  /** Reads nothing from the socket until it is known who it is. */
  async #meet(ws: WebSocket, url: URL): Promise<void> {
    this.#unknown += 1;
    ws.pause();
    let gone = false;
    ws.once("close", () => {
      gone = true;
      this.#sockets.delete(ws);
    });
    const found = await this.#identify(url).finally(() => {
      this.#unknown -= 1;
    });
    if (gone) return;
    const turned = this.#closing ? restart : "code" in found ? found : this.#full(found);
    if (turned !== undefined) {
      ws.resume();
      ws.close(turned.code, turned.reason);
      return;
    }
    if (!("code" in found)) this.#admit(ws, found);
  }

  #admit(ws: WebSocket, { room, ticket, rights }: Known): void {
    this.#sockets.set(ws, ticket.personId);
    room.supersede(ticket.client);
    const connection = new Connection(lineOf(ws), { ticket, rights }, room, this.#ports);
    ws.on("close", () => {
      connection.left();
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

  async #identify(url: URL): Promise<Known | Turned> {
    const [version, sid] = [url.searchParams.get("v"), url.searchParams.get("sid")];
    if (version !== String(SCHEMA_VERSION)) return { code: CLOSE.oldClient, reason: "reload" };
    const ticket = await this.#ports.store.ticket(sha256(sid ?? ""));
    const client = url.searchParams.get("client");
    if (ticket === undefined || client !== String(ticket.client)) return noSession;
    const name = decodeURIComponentSafely(url.pathname.slice("/live/".length));
    const agreement = name === undefined ? null : parseRoom(name);
    if (agreement === null || name !== ticket.room) return notFound;
    return this.#enter(ticket, agreement.agreement);
  }

  async #enter(ticket: Ticket, agreementId: string): Promise<Known | Turned> {
    const rights = await this.#ports.rights({ ...ticket, writing: false }, agreementId);
    if (rights === "noSession") return noSession;
    if (rights === "stranger") return notFound;
    if (!rights.mayRead) return { code: CLOSE.forbidden, reason: "room" };
    const room = await this.#rooms.get(ticket.room);
    if (room === undefined) return notFound;
    if (room.draft.epoch !== ticket.epoch) return { code: CLOSE.epochChanged, reason: "reset" };
    return { room, ticket, rights };
  }

  #full({ room, ticket }: Known): Turned | undefined {
    const own = [...this.#sockets.values()].filter((person) => person === ticket.personId).length;
    return room.size >= LIVE_LIMITS.socketsPerRoom || own >= LIVE_LIMITS.socketsPerPerson
      ? { code: CLOSE.tooSlow, reason: "too many" }
      : undefined;
  }
}

type Known = { room: Room; ticket: Ticket; rights: Rights };

const restart: Turned = { code: CLOSE.restart, reason: "restart" };
const noSession: Turned = { code: CLOSE.noSession, reason: "session" };
const notFound: Turned = { code: CLOSE.notFound, reason: "room" };

function lineOf(ws: WebSocket): Line {
  return {
    send: (frame) => {
      ws.send(frame, () => {});
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
