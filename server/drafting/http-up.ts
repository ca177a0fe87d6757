import { LIVE_LIMITS } from "./limits.ts";

/** What became of a body: how many frames are taken by now, or why it was not read. */
export type TakenUp = { taken: number } | "gap" | "tooMany";

/**
 * The way up of a line over HTTP: each frame once and in order, however often its body is sent.
 * While the line is paused its bodies wait, and so do their answers: a page that writes too fast
 * is read more slowly.
 */
export class HttpUp {
  readonly #receive: (frame: Uint8Array) => void;
  #taken = 0;
  #bodies = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #paused = false;
  #ended = false;
  #waiting: (() => void)[] = [];

  constructor(receive: (frame: Uint8Array) => void) {
    this.#receive = receive;
  }

  /** @param first how many frames of this line came before these */
  async take(first: number, frames: readonly Uint8Array[]): Promise<TakenUp> {
    if (this.#bodies >= LIVE_LIMITS.http.bodies) return "tooMany";
    this.#bodies += 1;
    const taking = this.#turn.then(() => this.#read(first, frames));
    this.#turn = taking.then(
      () => undefined,
      () => undefined,
    );
    return taking.finally(() => {
      this.#bodies -= 1;
    });
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Nothing is read any more. */
  end(): void {
    this.#ended = true;
    this.resume();
  }

  async #read(first: number, frames: readonly Uint8Array[]): Promise<TakenUp> {
    if (first > this.#taken) return "gap";
    for (const frame of frames.slice(this.#taken - first)) {
      await this.#unpaused();
      if (this.#ended) break;
      this.#taken += 1;
      this.#receive(frame);
    }
    await this.#unpaused();
    return { taken: this.#taken };
  }

  async #unpaused(): Promise<void> {
    while (this.#paused && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }
}
