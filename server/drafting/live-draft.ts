import * as Y from "yjs";
import type { FieldShape } from "#shared/drafting/fields.ts";
import { stateHash } from "#shared/protocol/live.ts";
import { Canary, shapeOf } from "./canary.ts";
import type { StoredDraft } from "./ports.ts";
import type { OpenedDraft } from "./snapshot.ts";

/** A draft in memory: the live document, its shadow, and where it stands in the journal. */
export class LiveDraft {
  readonly doc: Y.Doc;
  readonly epoch: number;
  readonly agreementId: string;
  readonly shape: FieldShape;
  /** client id → person id, for every ticket of this room */
  readonly owners: Map<number, string>;
  /** read-only, because something on disk failed its check */
  readonly quarantined: boolean;
  /** the journal row that the live document stands at */
  seq: number;
  rowsSinceSnapshot: number;
  #canary: Canary | undefined;

  constructor(stored: StoredDraft, opened: OpenedDraft) {
    this.doc = opened.doc;
    this.epoch = stored.epoch;
    this.agreementId = stored.agreementId;
    this.shape = shapeOf(opened.doc);
    this.owners = stored.owners;
    this.quarantined = opened.quarantined;
    this.seq = opened.seq;
    this.rowsSinceSnapshot = opened.seq - (stored.snapshots[0]?.uptoSeq ?? 0);
  }

  /** The shadow, as far along as the updates that have been taken. Built when first asked for. */
  readonly canary = (): Canary => (this.#canary ??= new Canary(this.doc));

  /** The shadow is ahead of the truth, or damaged: it will be built again. */
  readonly spoil = (): void => {
    this.#canary?.doc.destroy();
    this.#canary = undefined;
  };

  /** Applies what has been journalled; returns what Yjs integrated, to be relayed. */
  integrate(update: Uint8Array, seq: number): Uint8Array[] {
    const integrated: Uint8Array[] = [];
    const keep = (change: Uint8Array) => {
      integrated.push(change);
    };
    this.doc.on("update", keep);
    Y.applyUpdate(this.doc, update);
    this.doc.off("update", keep);
    this.seq = seq;
    this.rowsSinceSnapshot += 1;
    return integrated;
  }

  /** What a page lacks; undefined when its state vector is none. */
  since(vector: Uint8Array): Uint8Array | undefined {
    try {
      return Y.encodeStateAsUpdate(this.doc, vector);
    } catch {
      return undefined;
    }
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  stateHash(): string {
    return stateHash(Y.decodeStateVector(this.stateVector()));
  }

  /** Gives the memory back. */
  destroy(): void {
    this.spoil();
    this.doc.destroy();
  }
}
