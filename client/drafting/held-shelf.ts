import type { HeldWords } from "./held.ts";
import type { DeviceStore, Owner } from "./offline.ts";

/**
 * Words that are held back, as the device has them. They are put there before the page shows them,
 * so whatever is on the shelf survives the page.
 */
export class HeldShelf {
  readonly #store: Promise<DeviceStore>;
  readonly #owner: Owner;
  readonly #changed: () => void;
  #words: readonly HeldWords[] = [];

  constructor(store: Promise<DeviceStore>, owner: Owner, changed: () => void) {
    this.#store = store;
    this.#owner = owner;
    this.#changed = changed;
    void this.recall();
  }

  /** Replaced, never changed. */
  get words(): readonly HeldWords[] {
    return this.#words;
  }

  /** Reads again what the device holds. */
  async recall(): Promise<void> {
    const { member, agreement } = this.#owner;
    try {
      this.#words = await (await this.#store).held.load(member, agreement);
      this.#changed();
    } catch {
      // A device that cannot be read has nothing to show. It is asked again by the next page.
    }
  }

  /** The writer has decided about these words. */
  hide(key: string): void {
    this.#words = this.#words.filter((one) => one.key !== key);
    this.#changed();
  }
}
