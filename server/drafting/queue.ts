import type { Waiting } from "./batch.ts";
import type { Timers } from "./ports.ts";

/** Work that must see everything before it written and nothing after it. */
export type Task = { run: () => Promise<void>; fail: (error: unknown) => void };

/** How many updates are judged and journalled together, at most. */
const BATCH = 256;

/** A room's queue: updates and tasks in the order they came, worked off by one worker. */
export class WorkQueue {
  readonly #timers: Timers;
  readonly #work: (queue: WorkQueue) => Promise<void>;
  #entries: (Waiting | Task)[] = [];
  #bytes = 0;
  #running = false;

  /** @param work takes some of the queue's front and returns when it is dealt with */
  constructor(timers: Timers, work: (queue: WorkQueue) => Promise<void>) {
    this.#timers = timers;
    this.#work = work;
  }

  get idle(): boolean {
    return !this.#running && this.#entries.length === 0;
  }

  get empty(): boolean {
    return this.#entries.length === 0;
  }

  /** Bytes of the updates that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many updates wait, and since when the first of them does. */
  get waiting(): { count: number; oldestAt: number | undefined } {
    const updates = this.#entries.flatMap((entry) => ("update" in entry ? [entry.at] : []));
    return { count: updates.length, oldestAt: updates[0] };
  }

  /** The work starts after this turn's frames have been read, so that they share a commit. */
  add(entry: Waiting | Task): void {
    this.#entries.push(entry);
    if ("update" in entry) this.#bytes += entry.update.length;
    if (this.#running) return;
    this.#running = true;
    this.#timers.soon(() => {
      void this.#drain();
    });
  }

  /** The task at the front, taken out; undefined when updates stand there. */
  takeTask(): Task | undefined {
    const [head] = this.#entries;
    if (head === undefined || "update" in head) return undefined;
    this.#entries.shift();
    return head;
  }

  /** The updates at the front, left where they are until `done`. */
  updates(): Waiting[] {
    const front: Waiting[] = [];
    for (const entry of this.#entries) {
      if (!("update" in entry) || front.length === BATCH) break;
      front.push(entry);
    }
    return front;
  }

  /** Drops the updates at the front; `again` are put back in their place. */
  done(count: number, again: readonly Waiting[]): void {
    const gone = this.#entries.splice(0, count, ...again);
    this.#bytes += size(again) - size(gone);
  }

  /** Fails and drops every task that waits. */
  failTasks(error: unknown): void {
    for (const entry of this.#entries) if (!("update" in entry)) entry.fail(error);
    this.#entries = this.#entries.filter((entry) => "update" in entry);
  }

  /** Forgets everything; tasks fail. */
  clear(error: unknown): void {
    this.failTasks(error);
    this.#entries = [];
    this.#bytes = 0;
  }

  async #drain(): Promise<void> {
    while (this.#entries.length > 0) await this.#work(this);
    this.#running = false;
  }
}

const size = (entries: readonly (Waiting | Task)[]) =>
  entries.reduce((sum, entry) => sum + ("update" in entry ? entry.update.length : 0), 0);
