import type { Clock } from "../clock.ts";

/**
 * A token bucket that may go into debt: what has been read cannot be unread, so the next read
 * waits until the debt is paid.
 */
export class Pace {
  readonly #rate: number;
  readonly #burst: number;
  readonly #clock: Clock;
  #tokens: number;
  #at: number;

  /** @param limit tokens a second, and the most that can be saved up */
  constructor(limit: { rate: number; burst: number }, clock: Clock) {
    this.#rate = limit.rate;
    this.#burst = limit.burst;
    this.#clock = clock;
    this.#tokens = limit.burst;
    this.#at = clock.now().getTime();
  }

  /** Takes tokens and tells how many milliseconds to wait before reading on. */
  take(amount: number): number {
    this.#refill();
    this.#tokens -= amount;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#rate) * 1000);
  }

  /** Takes tokens if there are enough. */
  tryTake(amount: number): boolean {
    this.#refill();
    if (this.#tokens < amount) return false;
    this.#tokens -= amount;
    return true;
  }

  #refill(): void {
    const now = this.#clock.now().getTime();
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#rate;
    this.#tokens = Math.min(this.#burst, this.#tokens + gained);
    this.#at = now;
  }
}
