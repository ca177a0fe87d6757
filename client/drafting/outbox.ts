import type { DeviceScope, DeviceStore, KeptEdit, NewEdit } from "./offline.ts";
import { editsIn } from "./save-state.ts";
import type { SeenDraft } from "./seen-draft.ts";

interface Waiting extends NewEdit {
  /** Counts this tab's changes from 1. */
  readonly place: number;
  /** The id on the device, once it has confirmed. */
  id: number | null;
}

/**
 * The changes that left this editor and are not acknowledged yet, in order.
 *
 * The server acknowledges a count of writes on one connection. Each write holds every change made
 * before it left, so acknowledging write n acknowledges all of those; what is left when the line
 * breaks is sent again by the next connection's first write.
 */
export class Outbox {
  readonly #store: DeviceStore;
  readonly #scope: DeviceScope;
  readonly #changed: () => void;
  #waiting: Waiting[] = [];
  #placed = 0;
  /** For each write sent on this connection, the place of the last change it holds. */
  #writes: number[] = [];
  #busy: Promise<unknown> = Promise.resolve();
  #deviceFailed = false;
  readonly #seen: SeenDraft;
  #settles: string | null = null;

  constructor(store: DeviceStore, scope: DeviceScope, seen: SeenDraft, changed: () => void) {
    this.#store = store;
    this.#seen = seen;
    this.#scope = scope;
    this.#changed = changed;
  }

  get size(): number {
    return this.#waiting.length;
  }

  get edits(): number {
    return editsIn(this.#waiting.map((change) => change.at));
  }

  get oldest(): number | null {
    return this.#waiting[0]?.at ?? null;
  }

  /** The device has confirmed every waiting change, and will still have them after a restart. */
  get onDevice(): boolean {
    return this.#store.lasting && !this.#deviceFailed && this.#waiting.every((w) => w.id !== null);
  }

  /** The device has taken every change so far. */
  get kept(): boolean {
    return !this.#deviceFailed;
  }

  /** A change was made. The device keeps what it was written on before the change itself. */
  add(edit: NewEdit): void {
    const waiting = this.#place(edit, null);
    const base = this.#seen.toKeep();
    const settle = this.#settles;
    this.#settles = null;
    this.#queue(async () => {
      if (base !== null) await this.#store.keepBase(this.#scope, base);
      waiting.id = await this.#keep(edit, settle);
      if (!this.#waiting.includes(waiting)) await this.#store.drop(this.#scope, [waiting.id]);
    });
  }

  /**
   * Makes the changes of `put`, and lets go of the held words that they settle when the device
   * keeps them: at once, or neither.
   */
  async settleWith(key: string, put: () => void): Promise<void> {
    this.#settles = key;
    put();
    const untouched = this.#settles !== null;
    this.#settles = null;
    if (untouched) await this.#store.exchange(this.#scope, { ...NOTHING, settle: [key] });
    else await this.settled();
  }

  /** Changes kept on the device by an earlier page, offered again with the next write. */
  restore(edits: readonly KeptEdit[]): void {
    for (const edit of edits) this.#place(edit, edit.id);
  }

  connectionBegan(): void {
    this.#writes = [];
  }

  writeSent(): void {
    this.#writes.push(this.#placed);
  }

  /** @param count writes of this connection that are on the server's disk */
  acknowledged(count: number): void {
    const place = this.#writes[count - 1];
    if (place === undefined) return;
    const done = this.#waiting.filter((change) => change.place <= place);
    this.#waiting = this.#waiting.filter((change) => change.place > place);
    this.#seen.add(done.map((change) => change.update));
    const ids = done.flatMap((change) => (change.id === null ? [] : [change.id]));
    if (ids.length > 0) this.#queue(() => this.#store.drop(this.#scope, ids));
    this.#changed();
  }

  /** The server will not take what is waiting: keeps it on the device under `code`, and lets go. */
  async refuse(code: string): Promise<void> {
    const refused = this.#waiting;
    await this.settled();
    await this.#store.markRefused(
      refused.flatMap((change) => (change.id === null ? [] : [change.id])),
      code,
    );
    this.#waiting = [];
    this.#changed();
  }

  /** Resolves when the device has answered everything asked of it so far. */
  async settled(): Promise<void> {
    await this.#busy;
  }

  async #keep(edit: NewEdit, settle: string | null): Promise<number> {
    if (settle === null) return this.#store.keep(this.#scope, edit);
    const change = { ...NOTHING, keep: [edit], settle: [settle] };
    const ids = await this.#store.exchange(this.#scope, change);
    const id = ids?.[0];
    if (id === undefined) throw new Error("the device did not keep a change");
    return id;
  }

  #place(edit: NewEdit, id: number | null): Waiting {
    this.#placed += 1;
    const waiting: Waiting = { ...edit, place: this.#placed, id };
    this.#waiting.push(waiting);
    return waiting;
  }

  #queue(work: () => Promise<unknown>): void {
    this.#busy = this.#busy.then(work).then(
      () => this.#changed(),
      () => {
        this.#deviceFailed = true;
        this.#changed();
      },
    );
  }
}

const NOTHING = { drop: [], keep: [], base: null, hold: [], settle: [] } as const;
