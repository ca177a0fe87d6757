import { LIVE_LIMITS } from "./limits.ts";

/** Somebody whose updates wait. */
type Sender = { hold: () => () => void };

/**
 * Who has so much waiting to be written that they are read no further for now. Whoever pours
 * updates in waits for themselves: their own limit comes long before the room's.
 */
export class Pressure<From extends Sender> {
  readonly #waiting = new Map<From, number>();
  readonly #held = new Map<From, () => void>();

  /** @param bytes what waits in the room, with this one */
  came(from: From, bytes: number): void {
    const waiting = (this.#waiting.get(from) ?? 0) + 1;
    this.#waiting.set(from, waiting);
    const tooMuch = waiting > LIVE_LIMITS.waitingEach || bytes > LIVE_LIMITS.waitingWrites;
    if (tooMuch && !this.#held.has(from)) this.#held.set(from, from.hold());
  }

  dealtWith(from: From): void {
    const waiting = (this.#waiting.get(from) ?? 0) - 1;
    if (waiting > 0) this.#waiting.set(from, waiting);
    else this.#waiting.delete(from);
  }

  /** Reads on from everybody who has little left waiting. */
  ease(bytes: number): void {
    if (bytes > LIVE_LIMITS.waitingWrites) return;
    for (const [from, release] of this.#held) {
      if ((this.#waiting.get(from) ?? 0) > LIVE_LIMITS.waitingEach / 2) continue;
      this.#held.delete(from);
      release();
    }
  }
}
