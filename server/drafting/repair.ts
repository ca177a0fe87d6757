import * as Y from "yjs";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";

/** The clauses whose id is empty or stands earlier in the draft already. */
function wrongIds(doc: Y.Doc): number[] {
  const seen = new Set<unknown>([""]);
  return bodyOf(doc)
    .toArray()
    .flatMap((clause, index) => {
      const id: unknown = clause instanceof Y.XmlElement ? (clause.getAttribute("id") ?? "") : "";
      if (seen.has(id)) return [index];
      seen.add(id);
      return [];
    });
}

/**
 * Gives every clause an id of its own. Two people who move one clause at once make two copies
 * with one id; the first keeps it. Only the server does this: two pages repairing at once would
 * make it worse.
 * @returns the update under the server's client id, or undefined when nothing is wrong
 */
export function repairIds(
  live: Y.Doc,
  client: number,
  newId: () => string,
): Uint8Array | undefined {
  const wrong = wrongIds(live);
  if (wrong.length === 0) return undefined;
  const copy = openDraft();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(live));
  // Set after the text: a document that is handed words of its own id takes another id.
  copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => {
    for (const index of wrong) {
      const clause = bodyOf(copy).get(index);
      if (clause instanceof Y.XmlElement) clause.setAttribute("id", newId());
    }
  });
  const update = Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  return update;
}
