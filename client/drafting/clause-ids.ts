import { Extension } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { isRemote } from "./remote.ts";

/**
 * Gives clause nodes their ids. A pasted clause keeps its id when the document has no such clause,
 * as after cut and paste; otherwise it gets a new one, and so does the second half of a split.
 * Duplicates that others caused are the server's to resolve and are left alone.
 * @param newId a fresh id at each call
 */
export function clauseIds(newId: () => string): Extension {
  return Extension.create({
    name: "clauseIds",
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("clauseIds"),
          props: {
            transformPasted: (slice, view) =>
              new Slice(
                withoutKnownIds(slice.content, new Set(idsOf(view.state.doc))),
                slice.openStart,
                slice.openEnd,
              ),
          },
          appendTransaction: (changes, before, after) => {
            if (!changes.some((change) => change.docChanged) || changes.some(isRemote)) return null;
            const fixes = needingIds(before.doc, after.doc);
            if (fixes.length === 0) return null;
            const change = after.tr;
            for (const pos of fixes) change.setNodeAttribute(pos, "id", newId());
            return change;
          },
        }),
      ];
    },
  });
}

function idsOf(doc: Node): string[] {
  const ids: string[] = [];
  doc.forEach((node) => ids.push(String(node.attrs["id"])));
  return ids;
}

function withoutKnownIds(content: Fragment, known: Set<string>): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const id = String(node.attrs["id"]);
    if (node.type.name !== "clause" || (id !== "" && !known.has(id))) nodes.push(node);
    else nodes.push(node.type.create({ ...node.attrs, id: "" }, node.content, node.marks));
    known.add(id);
  });
  return Fragment.from(nodes);
}

/** Positions of nodes without an id, and of second ones whose id stood once before the change. */
function needingIds(before: Node, after: Node): number[] {
  const old = new Set(repeated(idsOf(before)));
  const seen = new Set<string>();
  const positions: number[] = [];
  after.forEach((node, pos) => {
    const id = String(node.attrs["id"]);
    if (id === "" || (seen.has(id) && !old.has(id))) positions.push(pos);
    seen.add(id);
  });
  return positions;
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
