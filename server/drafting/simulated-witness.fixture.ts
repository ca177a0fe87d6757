import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import { deletedHash } from "#shared/protocol/beat.ts";
import { wordsOf } from "./gate.fixture.ts";
import type { SimulatedPage } from "./simulated-page.fixture.ts";
import { type Disk, reloaded } from "./simulator.fixture.ts";
import { contentHash } from "./reading.ts";

/** Counted words are typed into these clauses only, and nobody deletes there. */
const COUNTED = [0, 1];

/**
 * Looks at a simulated world from outside. It reads along with the disk row by row, which is
 * cheap, and every now and then loads the draft afresh, as a server does that starts.
 */
export class Witness {
  readonly #disk: Disk;
  readonly #pages: readonly SimulatedPage[];
  /** a name whose words must never be in the text */
  readonly #reviewer: Buffer;
  readonly #doc = openDraft();
  #seq = 0;
  #looked: unknown[] = [];

  constructor(disk: Disk, pages: readonly SimulatedPage[], reviewer: string) {
    this.#disk = disk;
    this.#pages = pages;
    this.#reviewer = Buffer.from(reviewer);
  }

  /** What must hold after every step and does not. */
  wrongNow(): string[] {
    const forged = this.#follow();
    const wrong = [...this.#lost(), ...forged, ...this.#hanging(), ...this.#changedWhileFrozen()];
    return wrong.length > 0 || !this.#storageChanged() ? wrong : this.wrongOnDisk();
  }

  /** What must hold of the draft as a fresh process reads it from the disk, and does not. */
  wrongOnDisk(): string[] {
    this.#follow();
    const fresh = reloaded(this.#disk);
    const text = allOf(fresh);
    const lost = this.#pages.flatMap(({ saved }) =>
      [...saved].filter((word) => !text.includes(word)),
    );
    const other = text !== allOf(this.#doc) || !sameParts(fresh, this.#doc);
    return [
      ...lost.map((word) => `acknowledged and not on disk: ${word}`),
      ...(text.includes(this.#reviewer.toString()) ? ["a reviewer's words are in the text"] : []),
      ...(other ? ["the disk gives another draft back than was written to it"] : []),
    ];
  }

  /** What must hold when everything has worked again for a while, and does not. */
  wrongAtLast(): string[] {
    const truth = JSON.stringify(readDraft(this.#doc));
    return this.#pages.flatMap((page) => [
      ...(page.clear ? [] : [`${page.person} still has something unsaved`]),
      ...(JSON.stringify(readDraft(page.doc)) === truth
        ? []
        : [`${page.person} sees another text`]),
      ...(sameParts(page.doc, this.#doc) ? [] : [`${page.person} lacks something`]),
    ]);
  }

  /** Reads the rows that are new; says whether a reviewer wrote one. */
  #follow(): string[] {
    const { journal } = this.#disk;
    const from = journal.findLastIndex(({ seq }) => seq <= this.#seq) + 1;
    const forged: string[] = [];
    for (const { seq, update } of journal.slice(from)) {
      Y.applyUpdate(this.#doc, update);
      this.#seq = seq;
      if (Buffer.from(update).includes(this.#reviewer)) forged.push(`row ${seq} is a reviewer's`);
    }
    return forged;
  }

  #lost(): string[] {
    const words = this.#pages.flatMap((page) => page.newlySaved());
    if (words.length === 0) return [];
    const text = COUNTED.map((at) => wordsOf(this.#doc, at).toString()).join("");
    return words
      .filter((word) => !text.includes(word))
      .map((word) => `acknowledged and not in the journal: ${word}`);
  }

  #hanging(): string[] {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return pendingStructs === null && pendingDs === null
      ? []
      : ["something hangs from words that are not there"];
  }

  #changedWhileFrozen(): string[] {
    const { frozen } = this.#disk;
    if (frozen === undefined || frozen.seq === this.#seq) return [];
    const changed = contentHash(readDraft(this.#doc)) !== frozen.hash;
    return changed ? ["the text changed after it was frozen"] : [];
  }

  /** Whether more has happened to the disk than a new row. */
  #storageChanged(): boolean {
    const { snapshots, rotten } = this.#disk;
    const now = [snapshots, rotten];
    const changed = now.some((part, at) => part !== this.#looked[at]);
    this.#looked = now;
    return changed;
  }
}

/** Everything in a draft, cheaply: what stands on the paper and in the fields. */
function allOf(doc: Y.Doc): string {
  const fields = [...fieldsOf(doc)].map((entry) => entry.join(": ")).toSorted();
  return [bodyOf(doc).toJSON(), ...fields].join("\n");
}

/** Both have the same insertions and, to a beat, the same deletions. */
function sameParts(a: Y.Doc, b: Y.Doc): boolean {
  const inserted = Buffer.compare(Y.encodeStateVector(a), Y.encodeStateVector(b)) === 0;
  return inserted && deletedHash(a) === deletedHash(b);
}
