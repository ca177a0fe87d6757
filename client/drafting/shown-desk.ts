import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Desk } from "./draft-view.ts";
import { mirrorOf } from "./mirror.ts";

/** The desk a page shows of one document: the document itself to write on, a mirror to read. */
export class ShownDesk {
  readonly #doc: Y.Doc;
  readonly #nextKey: () => number;
  #mirror: { readonly doc: Y.Doc; stop(): void } | null = null;
  #desk: Desk | null = null;

  constructor(doc: Y.Doc, nextKey: () => number) {
    this.#doc = doc;
    this.#nextKey = nextKey;
  }

  get desk(): Desk | null {
    return this.#desk;
  }

  /** Another mode is another desk, with a key of its own. */
  show(mode: Desk["mode"], awareness: Awareness): void {
    if (this.#desk?.mode === mode) return;
    this.stop();
    this.#mirror = mode === "read" ? mirrorOf(this.#doc) : null;
    const doc = this.#mirror?.doc ?? this.#doc;
    this.#desk = { key: this.#nextKey(), doc, mode, awareness };
  }

  stop(): void {
    this.#mirror?.stop();
    this.#mirror = null;
  }
}
