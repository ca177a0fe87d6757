import { AsyncLocalStorage } from "node:async_hooks";

/** The one lane that all writes of a storage take: one after the other, in the order they came. */
export class WriteLane {
  readonly #inside = new AsyncLocalStorage<true>();
  #last: Promise<unknown> = Promise.resolve();

  /** @throws Error for a write inside a write: it would wait for itself */
  run<T>(write: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore() === true) {
      throw new Error("a write inside a write: pass the tx on");
    }
    const turn = this.#last.then(() => this.#inside.run(true, write));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when every write so far has ended, well or not. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
