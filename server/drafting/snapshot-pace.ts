/** How many times longer than a snapshot took it is until the next, at least. */
const PAUSE = 20;

/**
 * When a server has time for a snapshot of a draft that is being written: one room at a time, and all
 * of them together a twentieth of the time. Rooms that grow at one pace would all be due at once.
 */
export class SnapshotPace {
  #writing = 0;
  #notBefore = 0;

  /** @param now milliseconds, of any clock, the same in every call */
  free(now: number): boolean {
    return this.#writing === 0 && now >= this.#notBefore;
  }

  /** Snapshots of drafts that go to rest wait for nobody, but others wait for them. */
  begin(): void {
    this.#writing += 1;
  }

  /** @param took milliseconds from its beginning */
  end(now: number, took: number): void {
    this.#writing -= 1;
    this.#notBefore = Math.max(this.#notBefore, now + PAUSE * took);
  }
}
