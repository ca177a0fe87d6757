import type { DraftStore, Outcome, Timers, Write } from "./ports.ts";

type Waiting = {
  writes: readonly Write[];
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
};

/**
 * Step 7 of the gate: group commit. What all rooms hand in during one turn of the event loop, or
 * while a commit is under way, shares the next commit: one transaction, one sync of the disk.
 */
export class Journal {
  readonly #store: DraftStore;
  readonly #timers: Timers;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(store: DraftStore, timers: Timers) {
    this.#store = store;
    this.#timers = timers;
  }

  /**
   * Resolves when the writes are on disk, with one outcome each, in order.
   * Rejects when nothing of the commit was written; the caller keeps its writes and tries again.
   */
  append(writes: readonly Write[]): Promise<Outcome[]> {
    if (writes.length === 0) return Promise.resolve([]);
    const outcomes = new Promise<Outcome[]>((resolve, reject) => {
      this.#waiting.push({ writes, resolve, reject });
    });
    if (!this.#writing) {
      this.#writing = true;
      this.#timers.soon(() => {
        void this.#commit();
      });
    }
    return outcomes;
  }

  async #commit(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commitGroup(group);
    }
    this.#writing = false;
  }

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#store.append(group.flatMap(({ writes }) => writes));
      let from = 0;
      for (const { writes, resolve } of group) {
        resolve(outcomes.slice(from, from + writes.length));
        from += writes.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
