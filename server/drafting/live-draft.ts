import * as Y from "yjs";
import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import type { FieldShape } from "#shared/drafting/fields.ts";
import { deletedHash, stateHash } from "#shared/protocol/beat.ts";
import { Canary, shapeOf } from "./canary.ts";
import type { StoredDraft, StoredRow } from "./ports.ts";
import { docOf } from "./reading.ts";
import type { OpenedDraft } from "./snapshot.ts";

/**
 * A draft in memory: the live document, its shadow, and where it stands in the journal.
 *
 * A document takes seven times the memory of its bytes. A draft that nobody writes is at rest: it
 * holds the bytes alone and answers from them, and builds the document when it is first needed.
 */
export class LiveDraft {
  readonly epoch: number;
  readonly agreementId: string;
  /** client id → person id, for every ticket of this room */
  readonly owners: Map<number, string>;
  /** read-only, because something on disk failed its check */
  readonly quarantined: boolean;
  /** the journal row that the live document stands at */
  seq: number;
  rowsSinceSnapshot: number;
  #snapshotBytes: number;
  #logBytes: number;
  #doc: Y.Doc | undefined;
  #canary: Canary | undefined;
  #shape: FieldShape | undefined;
  /** the whole text as one update, and how far it goes; both until the next change */
  #encoded: Uint8Array | undefined;
  #ends: ReadonlyMap<number, number> | undefined;
  #deleted: string | undefined;

  constructor(stored: StoredDraft, opened: OpenedDraft) {
    if ("doc" in opened) this.#doc = opened.doc;
    else this.#encoded = opened.state;
    this.epoch = stored.epoch;
    this.agreementId = stored.agreementId;
    this.owners = stored.owners;
    this.quarantined = opened.quarantined;
    this.seq = opened.seq;
    this.rowsSinceSnapshot = opened.seq - (stored.snapshots[0]?.uptoSeq ?? 0);
    this.#snapshotBytes = stored.snapshots[0]?.state.length ?? 0;
    this.#logBytes = bytesAfter(stored.journal, opened.seq - this.rowsSinceSnapshot);
  }

  /** The live document; built here when the draft was at rest. */
  get doc(): Y.Doc {
    this.#doc ??= docOf([this.#whole()]);
    return this.#doc;
  }

  get atRest(): boolean {
    return this.#doc === undefined;
  }

  /** The fields that this draft's template has. */
  get shape(): FieldShape {
    this.#shape ??= shapeOf(this.doc);
    return this.#shape;
  }

  /** Bytes stored since the last snapshot. */
  get logBytes(): number {
    return this.#logBytes;
  }

  get documentBytes(): number {
    return this.#snapshotBytes + this.#logBytes;
  }

  /** A snapshot of so many bytes has been kept; it holds the first `logged` bytes of the log. */
  compacted(bytes: number, logged: number): void {
    this.#snapshotBytes = bytes;
    this.#logBytes -= logged;
  }

  /** The shadow, as far along as the updates that have been taken. Built when first asked for. */
  readonly canary = (): Canary => (this.#canary ??= new Canary(this.doc, this.#whole()));

  /** The shadow is ahead of the truth, or damaged: it will be built again. */
  readonly spoil = (): void => {
    this.#canary?.doc.destroy();
    this.#canary = undefined;
  };

  /**
   * Applies what has been journalled, in one transaction; returns what Yjs integrated, to be relayed.
   * @param seq the journal row of the last
   */
  integrate(updates: readonly Uint8Array[], seq: number): Uint8Array[] {
    const integrated: Uint8Array[] = [];
    const { doc } = this;
    this.#changed();
    const keep = (change: Uint8Array) => {
      integrated.push(change);
    };
    doc.on("update", keep);
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    doc.off("update", keep);
    this.seq = seq;
    this.rowsSinceSnapshot += updates.length;
    this.#logBytes += updates.reduce((sum, { length }) => sum + length, 0);
    return integrated;
  }

  /** What a page lacks; undefined when its state vector is none. */
  since(vector: Uint8Array): Uint8Array | undefined {
    try {
      if (Y.decodeStateVector(vector).size === 0) return this.#whole();
      return this.#doc === undefined
        ? Y.diffUpdate(this.#whole(), vector)
        : Y.encodeStateAsUpdate(this.#doc, vector);
    } catch {
      return undefined;
    }
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(new Map(this.#endsNow()));
  }

  stateHash(): string {
    return stateHash(this.#endsNow());
  }

  /**
   * Undefined for a draft that has been at rest since it was read from disk: all pages have had it
   * whole since then, and no document is built to say so.
   */
  deletedHash(): string | undefined {
    if (this.#doc !== undefined) this.#deleted ??= deletedHash(this.#doc);
    return this.#deleted;
  }

  /** All of it as one update. */
  state(): Uint8Array {
    return this.#whole();
  }

  /** The text and fields. A draft at rest stays so. */
  read(): DraftContent {
    if (this.#doc !== undefined) return readDraft(this.#doc);
    const doc = docOf([this.#whole()]);
    const content = readDraft(doc);
    doc.destroy();
    return content;
  }

  /** Lets go of the document and keeps its bytes. */
  rest(): void {
    this.#whole();
    this.deletedHash();
    this.spoil();
    this.#doc?.destroy();
    this.#doc = undefined;
  }

  /** Gives the memory back. */
  destroy(): void {
    this.spoil();
    this.#doc?.destroy();
  }

  #changed(): void {
    this.#encoded = undefined;
    this.#ends = undefined;
    this.#deleted = undefined;
  }

  #whole(): Uint8Array {
    this.#encoded ??= Y.encodeStateAsUpdate(this.doc);
    return this.#encoded;
  }

  #endsNow(): ReadonlyMap<number, number> {
    this.#ends ??=
      this.#doc === undefined
        ? Y.parseUpdateMeta(this.#whole()).to
        : Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    return this.#ends;
  }
}

function bytesAfter(journal: readonly StoredRow[], seq: number): number {
  return journal.reduce((sum, row) => (row.seq > seq ? sum + row.update.length : sum), 0);
}
