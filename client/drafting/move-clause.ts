import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { Structure } from "./numbers.ts";

/**
 * Moves a clause with everything below it past its neighbour. It is done in the shared document and
 * not in the editor: there the nodes in between would be overwritten in place, and words that
 * somebody types in them meanwhile would land in another clause.
 * @returns false when there is no neighbour on that side
 */
export function moveClause(
  body: Y.XmlFragment,
  structure: Pick<Structure, "sections" | "nodes">,
  id: string,
  by: 1 | -1,
): boolean {
  const at = structure.sections.findIndex((section) => section.id === id);
  const [own, other] = [structure.sections[at], structure.sections[at + by]];
  if (own === undefined || other === undefined) return false;
  const from = structure.nodes.findIndex((node) => node.id === own.id);
  const neighbour = structure.nodes.findIndex((node) => node.id === other.id);
  const count = own.nodeIds.length;
  const to = by === 1 ? neighbour + other.nodeIds.length - count : neighbour;
  body.doc?.transact(() => {
    const copies = body
      .slice(from, from + count)
      .flatMap((node) => (node instanceof Y.XmlElement ? [node.clone()] : []));
    body.delete(from, count);
    body.insert(to, copies);
  }, ySyncPluginKey);
  return true;
}
