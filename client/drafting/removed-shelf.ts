import type { DeviceStore, Owner } from "./offline.ts";
import type { RemovedWords } from "./removed-words.ts";

/**
 * Words that went with a removed part, in this page and on the device, until their writer has
 * settled them. Those an earlier page left are here as soon as the device has answered.
 */
export class RemovedShelf {
  readonly #store: Promise<DeviceStore>;
  readonly #owner: Owner;
  readonly #changed: () => void;
  /** Keys the device has not confirmed. */
  readonly #unkept = new Set<string>();
  #words: readonly RemovedWords[] = [];

  constructor(store: Promise<DeviceStore>, owner: Owner, changed: () => void) {
    this.#store = store;
    this.#owner = owner;
    this.#changed = changed;
    void this.#recall();
  }

  /** Replaced, never changed. */
  get words(): readonly RemovedWords[] {
    return this.#words;
  }

  /** Something is here that would be lost with the page. */
  get unkept(): boolean {
    return this.#unkept.size > 0;
  }

  add(words: readonly RemovedWords[]): void {
    const fresh = this.#show(words);
    for (const one of fresh) void this.#keep(one);
  }

  async settle(key: string): Promise<void> {
    this.#words = this.#words.filter((one) => one.key !== key);
    this.#unkept.delete(key);
    this.#changed();
    await (await this.#store).removed.drop(this.#owner, key);
  }

  async #recall(): Promise<void> {
    const { member, agreement } = this.#owner;
    try {
      this.#show(await (await this.#store).removed.load(member, agreement));
    } catch {
      // A device that cannot be read has nothing to show. It is asked again by the next page.
    }
  }

  async #keep(one: RemovedWords): Promise<void> {
    this.#unkept.add(one.key);
    try {
      await (await this.#store).removed.keep(this.#owner, one);
      this.#unkept.delete(one.key);
    } catch {
      // Still unkept: the page asks before it closes.
    }
  }

  #show(words: readonly RemovedWords[]): readonly RemovedWords[] {
    const known = new Set(this.#words.map(({ key }) => key));
    const fresh = words.filter(({ key }) => !known.has(key));
    if (fresh.length === 0) return fresh;
    this.#words = [...this.#words, ...fresh];
    this.#changed();
    return fresh;
  }
}
