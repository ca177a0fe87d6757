import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { UNFINISHED } from "#shared/templates/unfinished.ts";
import { type PlacedNode, type Section, placeAt, placedNodes, sectionsOf } from "./clause-map.ts";

/** The structure of the document in the editor, computed again after each change of it. */
export interface Structure {
  readonly nodes: readonly PlacedNode[];
  readonly sections: readonly Section[];
  readonly numbers: ReadonlyMap<string, string>;
  /** The clause node with the caret, and its clause. */
  readonly here: { readonly nodeId: string; readonly clauseId: string } | null;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Structure>("numbers");

/** The structure of an editor that has the `Numbers` extension. */
export function structureOf(state: EditorState): Structure {
  return key.getState(state) ?? NOTHING;
}

const NOTHING: Structure = {
  nodes: [],
  sections: [],
  numbers: new Map(),
  here: null,
  decorations: DecorationSet.empty,
};

/**
 * Hanging numbers, titles as headings, the current clause, and the numbers of cross-references.
 *
 * Numbers are decorations: they are never part of the text, and the same for everybody because
 * `numberClauses` makes them. They are built again from ids after each change, since a remote
 * change replaces the whole document.
 */
export const Numbers = Extension.create<{ titlePlaceholder: string }>({
  name: "numbers",
  addOptions: () => ({ titlePlaceholder: "" }),
  addProseMirrorPlugins() {
    const words = this.options.titlePlaceholder;
    return [
      new Plugin<Structure>({
        key,
        state: {
          init: (_config, state) => structure(state, words),
          apply: (change, before, _old, state) => {
            if (change.docChanged) return structure(state, words);
            return change.selectionSet ? moved(before, state, words) : before;
          },
        },
        props: { decorations: (state) => structureOf(state).decorations },
      }),
    ];
  },
});

function structure({ doc, selection }: EditorState, words: string): Structure {
  const nodes = placedNodes(doc);
  const here = hereAt(nodes, selection.head);
  const numbers = new Map(nodes.map((node) => [node.id, node.number]));
  const sections = sectionsOf(doc, nodes);
  return { nodes, sections, numbers, here, decorations: decorate(doc, { nodes, here, words }) };
}

function moved(before: Structure, state: EditorState, words: string): Structure {
  const here = hereAt(before.nodes, state.selection.head);
  if (here?.nodeId === before.here?.nodeId) return before;
  const { nodes } = before;
  return { ...before, here, decorations: decorate(state.doc, { nodes, here, words }) };
}

function hereAt(nodes: readonly PlacedNode[], head: number): Structure["here"] {
  const node = placeAt(nodes, head);
  if (node === undefined) return null;
  return { nodeId: node.id, clauseId: node.owner };
}

function decorate(
  doc: Node,
  { nodes, here, words }: Pick<Structure, "nodes" | "here"> & { readonly words: string },
): DecorationSet {
  const numbers = new Map(nodes.map((node) => [node.id, node.number]));
  const current = nodes.filter((node) => node.owner === here?.clauseId);
  const decorations = nodes.flatMap((node) => [
    ...nodeDecorations(doc, node, words),
    ...references(doc, node, numbers),
  ]);
  for (const [index, node] of current.entries()) {
    const ends = `${index === 0 ? " first" : ""}${index === current.length - 1 ? " last" : ""}`;
    decorations.push(
      Decoration.node(node.pos, node.pos + node.size, { "data-here": `here${ends}` }),
    );
  }
  return DecorationSet.create(doc, decorations);
}

function nodeDecorations(doc: Node, node: PlacedNode, words: string): Decoration[] {
  const first = doc.nodeAt(node.pos)?.firstChild;
  if (node.level !== 1) {
    const toWrite = first?.textContent.startsWith(UNFINISHED) === true;
    const attributes = {
      "data-number": shortNumber(node),
      ...(toWrite && { "data-unfinished": "" }),
    };
    return [Decoration.node(node.pos, node.pos + node.size, attributes)];
  }
  if (first?.type.name !== "paragraph") return [];
  const heading = {
    role: "heading",
    "aria-level": "2",
    "data-number": node.number,
    ...(first.content.size === 0 && { "data-placeholder": words }),
  };
  return [Decoration.node(node.pos + 1, node.pos + 1 + first.nodeSize, heading)];
}

/** Level 3 shows `(a)` alone: its 7.2 stands just above. */
function shortNumber(node: PlacedNode): string {
  return node.level === 3 ? (/\([a-z]+\)$/.exec(node.number)?.[0] ?? node.number) : node.number;
}

function references(
  doc: Node,
  node: PlacedNode,
  numbers: ReadonlyMap<string, string>,
): Decoration[] {
  const found: Decoration[] = [];
  doc.nodeAt(node.pos)?.descendants((inline, offset) => {
    if (inline.type.name !== "xref") return;
    const pos = node.pos + 1 + offset;
    const number = numbers.get(String(inline.attrs["target"])) ?? "";
    found.push(Decoration.node(pos, pos + 1, {}, { number }));
  });
  return found;
}
