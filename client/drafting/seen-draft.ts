import * as Y from "yjs";
import type { Base } from "./offline.ts";

/** How many updates are kept apart before they are made one. */
const MOST = 200;

/**
 * The draft as this page last had it from the server: everything that arrived, and of the page's
 * own changes those that were acknowledged. It is what a writer saw before the changes that wait.
 */
export class SeenDraft {
  #updates: Uint8Array[];
  #heardAt: number;
  #kept = false;

  constructor(known: Base | undefined, now: number) {
    this.#updates = [...(known?.updates ?? [])];
    this.#heardAt = known?.seenAt ?? now;
  }

  /** When the server was last heard. */
  get heardAt(): number {
    return this.#heardAt;
  }

  heard(now: number): void {
    this.#heardAt = now;
  }

  /** Others' changes arrived, or own ones were acknowledged. */
  add(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    this.#updates.push(...updates);
    this.#kept = false;
  }

  /** Nothing of the page's own waits: the whole document is what was seen. */
  settle(doc: Y.Doc): void {
    if (this.#updates.length > MOST) this.#updates = [Y.encodeStateAsUpdate(doc)];
    this.#kept = false;
  }

  /** What the device must keep now; `null` when it has it already. */
  toKeep(): Base | null {
    if (this.#kept) return null;
    this.#kept = true;
    return { updates: [...this.#updates], seenAt: this.#heardAt };
  }
}
