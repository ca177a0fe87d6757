import { CLOSE } from "#shared/protocol/close-codes.ts";
import { Journal } from "./journal.ts";
import { LiveDraft } from "./live-draft.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { LivePorts } from "./ports.ts";
import { Room } from "./room.ts";
import { openStored } from "./snapshot.ts";
import { SnapshotPace } from "./snapshot-pace.ts";

/**
 * The rooms in memory. A room is read from disk when somebody needs it, rests when nobody has written
 * for a while, and is given up when it has been empty for a while and everything is written.
 * Connecting never creates one.
 */
export class Rooms {
  readonly #ports: LivePorts;
  readonly #journal: Journal;
  readonly #pace = new SnapshotPace();
  readonly #open = new Map<string, Promise<Room | undefined>>();
  /** when each was last asked for: whoever asked may be about to enter */
  readonly #asked = new Map<string, number>();

  constructor(ports: LivePorts) {
    this.#ports = ports;
    this.#journal = new Journal(ports.store, ports.timers);
  }

  /** The room of that name; undefined when there is none, or nothing of it is sound. */
  get(name: string): Promise<Room | undefined> {
    this.#asked.set(name, this.#now());
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const opening = this.#load(name);
    this.#open.set(name, opening);
    opening.then(
      (room) => {
        if (room === undefined) this.#forget(name, opening);
        else this.#restLater(room, opening);
      },
      () => {
        this.#forget(name, opening);
      },
    );
    return opening;
  }

  /** The rooms that are in memory now. */
  async all(): Promise<Room[]> {
    const rooms = await Promise.allSettled(this.#open.values());
    return rooms.flatMap((room) => (room.status === "fulfilled" ? (room.value ?? []) : []));
  }

  /** The room if it is in memory. */
  async ifOpen(name: string): Promise<Room | undefined> {
    return this.#open.get(name);
  }

  /** The draft on disk is another one now: forgets the room, and everybody in it starts anew. */
  async replace(name: string): Promise<void> {
    const room = await this.#open.get(name);
    this.#open.delete(name);
    room?.closeAll(CLOSE.epochChanged, "reset");
  }

  async #load(name: string): Promise<Room | undefined> {
    const { store, log, meter } = this.#ports;
    const stored = await store.load(name);
    if (stored === undefined) return undefined;
    const opened = openStored(stored);
    if (opened === undefined || opened.damage.length > 0) {
      log.error({ room: name, damage: opened?.damage ?? "all" }, "draft: damaged on disk");
      meter.damaged();
    }
    if (opened === undefined) return undefined;
    const room = new Room(name, new LiveDraft(stored, opened), {
      ports: this.#ports,
      journal: this.#journal,
      pace: this.#pace,
      broken: () => {
        this.#open.delete(name);
      },
    });
    return room;
  }

  #restLater(room: Room, opening: Promise<Room | undefined>): void {
    this.#ports.timers.after(LIVE_LIMITS.idleMs, () => {
      void this.#rest(room, opening);
    });
  }

  async #rest(room: Room, opening: Promise<Room | undefined>): Promise<void> {
    if (this.#open.get(room.name) !== opening) return;
    const rested = (room.idle || room.quiet) && (await room.rest());
    const asked = this.#asked.get(room.name) ?? 0;
    if (!rested || this.#now() - asked < LIVE_LIMITS.idleMs) {
      this.#restLater(room, opening);
      return;
    }
    this.#forget(room.name, opening);
    room.draft.destroy();
  }

  #now(): number {
    return this.#ports.clock.now().getTime();
  }

  #forget(name: string, opening: Promise<Room | undefined>): void {
    if (this.#open.get(name) !== opening) return;
    this.#open.delete(name);
    this.#asked.delete(name);
  }
}
