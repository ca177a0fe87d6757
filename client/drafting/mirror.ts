import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";

/**
 * A document that follows `source` and never writes to it.
 *
 * Every reader's editor binds to a mirror, because a read-only editor also writes: it deletes what
 * it cannot show. Such a repair stays in the mirror.
 */
export function mirrorOf(source: Y.Doc): { readonly doc: Y.Doc; stop(): void } {
  const doc = openDraft();
  const follow = (update: Uint8Array) => Y.applyUpdate(doc, update, source);
  follow(Y.encodeStateAsUpdate(source));
  source.on("update", follow);
  return {
    doc,
    stop: () => {
      source.off("update", follow);
      doc.destroy();
    },
  };
}
