import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import { parseRoom } from "#shared/permissions/rooms.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { Line, LivePorts, Rights, Ticket } from "./ports.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { sha256 } from "./sha256.ts";

/** What somebody at a door shows; null or undefined where they show nothing. */
type Shown = {
  version: string | null;
  client: string | null;
  sid: string | null;
  room: string | undefined;
};

/** Why somebody is shown out before they have said anything: a code of `CLOSE`. */
export type Turned = { code: number; reason: string };

/** Somebody with a valid ticket, who may read the room now. */
export type Known = { room: Room; ticket: Ticket; rights: Rights };

/**
 * Who may enter a live room, whichever door they come through: the WebSocket's (`upgrade.ts`) or
 * that of plain HTTP (`http-door.ts`).
 */
export class Entrance {
  readonly #ports: LivePorts;
  readonly #rooms: Rooms;
  readonly #inside = new Set<Connection>();
  /** person id → how many connections they have; nobody with none */
  readonly #perPerson = new Map<string, number>();
  #closing = false;

  constructor(ports: LivePorts, rooms: Rooms) {
    this.#ports = ports;
    this.#rooms = rooms;
  }

  /** Lets nobody in any more. */
  close(): void {
    this.#closing = true;
  }

  /** The right schema, a ticket, a living session, a room they may read, and the draft of it. */
  async identify({ version, client, sid, room }: Shown): Promise<Known | Turned> {
    if (version !== String(SCHEMA_VERSION)) return { code: CLOSE.oldClient, reason: "reload" };
    const ticket = await this.#ports.store.ticket(sha256(sid ?? ""));
    if (ticket === undefined || client !== String(ticket.client)) return noSession;
    const agreement = room === undefined ? null : parseRoom(room);
    if (agreement === null || room !== ticket.room) return notFound;
    return this.#enter(ticket, agreement.agreement);
  }

  /** Makes the connection of somebody known, unless it is too full. One ticket is one connection. */
  admit(line: Line, { room, ticket, rights }: Known): Connection | Turned {
    if (this.#closing) return { code: CLOSE.restart, reason: "restart" };
    const own = this.#perPerson.get(ticket.personId) ?? 0;
    if (room.size >= LIVE_LIMITS.socketsPerRoom || own >= LIVE_LIMITS.socketsPerPerson) {
      return { code: CLOSE.tooSlow, reason: "too many" };
    }
    room.supersede(ticket.client);
    const connection = new Connection(line, { ticket, rights }, room, this.#ports);
    this.#inside.add(connection);
    this.#count(ticket.personId, 1);
    return connection;
  }

  /** The line of a connection is gone. */
  left(connection: Connection): void {
    if (this.#inside.delete(connection)) this.#count(connection.ticket.personId, -1);
    connection.left();
  }

  #count(personId: string, change: 1 | -1): void {
    const now = (this.#perPerson.get(personId) ?? 0) + change;
    if (now === 0) this.#perPerson.delete(personId);
    else this.#perPerson.set(personId, now);
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
}

export const noSession: Turned = { code: CLOSE.noSession, reason: "session" };
const notFound: Turned = { code: CLOSE.notFound, reason: "room" };
