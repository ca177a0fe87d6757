import type * as Y from "yjs";
import type { Clock } from "./draft-view.ts";
import { type LostWrite, watchLostWrites } from "./field-writes.ts";
import type { NewEdit } from "./offline.ts";
import { OwnWords } from "./own-words.ts";
import { type RemovedWords, removedWords } from "./removed-words.ts";

/** Who is told when words or values of this page give way to somebody else's change. */
export interface Losses {
  readonly lost: (lost: LostWrite) => void;
  readonly removed: (words: readonly RemovedWords[]) => void;
}

/** Watches a document for words and values of this page that others' changes take with them. */
export class LossWatch {
  readonly #own = new OwnWords();
  readonly #clock: Clock;

  constructor(doc: Y.Doc, clock: Clock, losses: Losses) {
    this.#clock = clock;
    watchLostWrites(doc, losses.lost);
    doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
      if (change.local) this.#own.add(update, clock.now());
    });
    doc.on("afterTransaction", (change: Y.Transaction) => {
      const removed = change.local ? [] : removedWords(change, this.#own, clock.now());
      if (removed.length > 0) losses.removed(removed);
    });
  }

  /** These changes of an earlier page are in the document now and not acknowledged. */
  restored(edits: readonly NewEdit[]): void {
    for (const { update, at } of edits) this.#own.add(update, at);
  }

  /** @param oldest when the first change still waiting was made; `null` when none waits */
  acknowledged(oldest: number | null): void {
    this.#own.acknowledged(this.#clock.now(), oldest);
  }
}
