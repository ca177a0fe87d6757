import * as z from "zod";

/** How a page reaches its room: a WebSocket, or plain HTTP with events or with long polls back. */
export type Way = "socket" | "events" | "poll";

/** What a page has found out about its network. */
export interface Known {
  /** A socket has worked in this page. */
  readonly socketWorked: boolean;
  /** Sockets in a row that said nothing since. */
  readonly misses: number;
  /** What worked instead of a socket, and since when. */
  readonly instead: { readonly way: "events" | "poll"; readonly since: number } | null;
}

export const NOTHING_KNOWN: Known = { socketWorked: false, misses: 0, instead: null };

/** After this long the next connection tries a socket again: people carry laptops home. */
export const SOCKET_AGAIN_MS = 5 * 60_000;

/**
 * The ways to try for one connection, one after the other. Where sockets have worked, a single one
 * that says nothing is a broken network rather than a closed door.
 */
export function waysToTry(known: Known, now: number): readonly Way[] {
  const { instead, socketWorked, misses } = known;
  if (instead !== null && now - instead.since < SOCKET_AGAIN_MS) {
    return instead.way === "events" ? ["events", "poll"] : ["poll"];
  }
  return socketWorked && misses === 0 ? ["socket"] : ["socket", "events", "poll"];
}

/** The server has said hello this way. */
export function worked(known: Known, way: Way, now: number): Known {
  if (way === "socket") return { socketWorked: true, misses: 0, instead: null };
  const { instead } = known;
  const same = instead?.way === way && now - instead.since < SOCKET_AGAIN_MS;
  return same ? known : { ...known, instead: { way, since: now } };
}

/** Nothing came this way in time. */
export function missed(known: Known, way: Way): Known {
  return way === "socket" ? { ...known, misses: known.misses + 1 } : known;
}

const Kept = z.strictObject({ way: z.enum(["events", "poll"]), since: z.number() });
const NAME = "live-way";

/** What is known, for all connections of a page; a reload of its tab still knows what worked. */
export class LineChoice {
  readonly #kept: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly #now: () => number;
  #known: Known = NOTHING_KNOWN;
  #read = false;

  constructor(kept: Pick<Storage, "getItem" | "setItem" | "removeItem">, now: () => number) {
    this.#kept = kept;
    this.#now = now;
  }

  ways(): readonly Way[] {
    this.#recall();
    return waysToTry(this.#known, this.#now());
  }

  worked(way: Way): void {
    this.#known = worked(this.#known, way, this.#now());
    if (this.#known.instead === null) this.#kept.removeItem(NAME);
    else this.#kept.setItem(NAME, JSON.stringify(this.#known.instead));
  }

  missed(way: Way): void {
    this.#known = missed(this.#known, way);
  }

  #recall(): void {
    if (this.#read) return;
    this.#read = true;
    const instead = Kept.safeParse(parsed(this.#kept.getItem(NAME)));
    if (instead.success) this.#known = { ...NOTHING_KNOWN, instead: instead.data };
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
