import * as Y from "yjs";
import { metaOf } from "#shared/drafting/layout.ts";
import type { Decoded } from "./decode.ts";
import { rootOf } from "./names.ts";

/** What the deletions of an update would do to a document. */
export type DeleteEffect = {
  /** client id → how many of its characters and blocks go */
  words: Map<number, number>;
  /** whether anything at all goes, formatting marks included */
  any: boolean;
  /** whether something of the server's own map goes */
  meta: boolean;
};

/**
 * Deletions carry no author in Yjs, so they are looked up before they happen: whose words, and
 * whether there are any. What is deleted already, or not here, has no effect.
 */
export function effectOf(doc: Y.Doc, { deletes }: Decoded): DeleteEffect {
  const effect: DeleteEffect = { words: new Map(), any: false, meta: false };
  const meta = metaOf(doc);
  for (const [item, length] of livingItems(doc, deletes)) {
    const { client } = item.id;
    effect.any = true;
    if (rootOf(item) === meta) effect.meta = true;
    if (item.countable) effect.words.set(client, (effect.words.get(client) ?? 0) + length);
  }
  return effect;
}

function* livingItems(doc: Y.Doc, deletes: Decoded["deletes"]) {
  for (const [client, ranges] of deletes) {
    for (const range of ranges) yield* itemsIn(doc, client, range);
  }
}

/** Living items of a client within `[from, to)`, with how much of each the range covers. */
function* itemsIn(doc: Y.Doc, client: number, [from, to]: readonly [number, number]) {
  const structs = doc.store.clients.get(client) ?? [];
  if (from >= Y.getState(doc.store, client)) return;
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at];
    if (struct === undefined || struct.id.clock >= to) return;
    const start = Math.max(from, struct.id.clock);
    const end = Math.min(to, struct.id.clock + struct.length);
    if (struct instanceof Y.Item && !struct.deleted && end > start) {
      yield [struct, end - start] as const;
    }
  }
}
