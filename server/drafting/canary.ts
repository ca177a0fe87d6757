import * as Y from "yjs";
import { type FieldShape, readFieldShape } from "#shared/drafting/fields.ts";
import { metaOf, openDraft } from "#shared/drafting/layout.ts";
import type { Decoded, Refusal } from "./decode.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { refuseNames } from "./names.ts";

/** What a struct and a block take in an update at least (Yjs's first encoding). */
const LEAST_BYTES = { struct: 2, block: 6 };

/** `structural`: nodes or attributes were added, not only words. */
export type Tried = { structural: boolean };

/**
 * The shadow of a live document: every update meets it first (step 5 of the gate).
 *
 * `Y.applyUpdate` is not atomic: a damaged update can throw after it has changed the document.
 * After any refusal the canary is spoiled and is built again from the live document.
 */
export class Canary {
  readonly doc: Y.Doc;
  #bytes: number;
  #blocks: number;
  #together = false;

  /** @param state all of the live document as one update */
  constructor(live: Y.Doc, state: Uint8Array = Y.encodeStateAsUpdate(live)) {
    this.doc = openDraft();
    Y.applyUpdate(this.doc, state);
    this.#bytes = state.length;
    this.#blocks = countBlocks(this.doc);
  }

  readonly stateOf = (client: number): number => Y.getState(this.doc.store, client);

  /**
   * Tries that follow each other with nothing in between but what they do: one transaction, so that
   * Yjs tidies up once. Sizes are not looked at meanwhile: ask `hasRoomFor` before.
   */
  together(work: () => void): void {
    this.#together = true;
    try {
      this.doc.transact(work);
    } finally {
      this.#together = false;
    }
  }

  /** Whether updates of so many bytes fit whatever is in them. */
  hasRoomFor(bytes: number): boolean {
    return (
      this.#bytes + bytes <= LIVE_LIMITS.document &&
      this.#blocks + bytes / LEAST_BYTES.block <= LIVE_LIMITS.blocks &&
      this.#structs() + bytes / LEAST_BYTES.struct <= LIVE_LIMITS.structs
    );
  }

  /** Applies the update; a refusal leaves the canary spoiled. */
  try(update: Uint8Array, decoded: Decoded, shape: FieldShape): Refusal | Tried {
    try {
      return this.#apply(update, decoded, shape);
    } catch {
      return { code: "malformed", info: "apply" };
    }
  }

  #apply(update: Uint8Array, decoded: Decoded, shape: FieldShape): Refusal | Tried {
    const before = new Map(
      [...decoded.ends.keys()].map((client) => [client, this.stateOf(client)]),
    );
    let structural = false;
    const refusal = this.doc.transact((): Refusal | undefined => {
      Y.applyUpdate(this.doc, update);
      const { pendingStructs, pendingDs } = this.doc.store;
      if (pendingStructs !== null || pendingDs !== null) return { code: "gap", info: "pending" };
      const added = [...before].flatMap(([client, clock]) => this.#itemsSince(client, clock));
      this.#blocks += added.filter(({ content }) => content instanceof Y.ContentType).length;
      structural = added.some(
        (item) => item.content instanceof Y.ContentType || item.parentSub !== null,
      );
      return refuseNames(this.doc, added, shape);
    });
    this.#bytes += update.length;
    const tooMuch = this.#together ? undefined : this.#refuseSize();
    return refusal ?? tooMuch ?? { structural };
  }

  #itemsSince(client: number, clock: number): Y.Item[] {
    const structs = this.doc.store.clients.get(client) ?? [];
    const found: Y.Item[] = [];
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at];
      if (struct === undefined || struct.id.clock < clock) break;
      if (struct instanceof Y.Item) found.push(struct);
    }
    return found;
  }

  /** The running sums only grow, so they are counted afresh before they refuse anybody. */
  #refuseSize(): Refusal | undefined {
    if (this.#bytes > LIVE_LIMITS.document) this.#bytes = Y.encodeStateAsUpdate(this.doc).length;
    if (this.#bytes > LIVE_LIMITS.document) return { code: "limit", info: "document" };
    if (this.#blocks > LIVE_LIMITS.blocks) this.#blocks = countBlocks(this.doc);
    if (this.#blocks > LIVE_LIMITS.blocks) return { code: "limit", info: "blocks" };
    const tooMany = this.#structs() > LIVE_LIMITS.structs;
    return tooMany ? { code: "limit", info: "structs" } : undefined;
  }

  #structs(): number {
    let structs = 0;
    for (const list of this.doc.store.clients.values()) structs += list.length;
    return structs;
  }
}

/** The field keys that this draft's template has, as the server wrote them at its start. */
export function shapeOf(doc: Y.Doc): FieldShape {
  const shape = metaOf(doc).get("shape");
  return readFieldShape(typeof shape === "string" ? shape : "{}");
}

function countBlocks(doc: Y.Doc): number {
  let blocks = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType)
        blocks += 1;
    }
  }
  return blocks;
}
