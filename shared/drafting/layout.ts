import * as Y from "yjs";

/** The three root types of a draft's Yjs document; any other is refused by the gate. */
const ROOTS = { body: "body", fields: "fields", meta: "meta" } as const;

/** The clauses, as y-tiptap keeps them. */
export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(ROOTS.body);

/**
 * The fields: one entry per scalar key; a row cell is `{list}/{rowId}/{column}`, the order of
 * rows `{list}/order/{rowId}`. Values are one line of text.
 */
export const fieldsOf = (doc: Y.Doc): Y.Map<string> => doc.getMap(ROOTS.fields);

/** Written by the server alone: `schema` (version), `template` (id). */
export const metaOf = (doc: Y.Doc): Y.Map<string | number> => doc.getMap(ROOTS.meta);

/**
 * An empty draft document with its roots in place: roots must exist before the first update is
 * applied, or changes arrive under an anonymous root.
 *
 * It merges and does nothing else. After a remote change Yjs would tidy formatting marks that look
 * redundant here: deletions that nobody asked for, made by every page, by readers too, and by the
 * server. Where one of them is not taken, other words are bold there in time.
 * @param clientID the id its writes carry; announced by the server, never chosen by a client
 */
export function openDraft(clientID?: number): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  if (clientID !== undefined) doc.clientID = clientID;
  bodyOf(doc);
  fieldsOf(doc);
  metaOf(doc);
  doc.on("afterTransaction", (transaction) => {
    // Yjs looks at this right after the event and has no other switch.
    // oxlint-disable-next-line no-underscore-dangle
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
