import type { Node } from "@tiptap/pm/model";
import { numberClauses } from "#shared/drafting/numbering.ts";
import type { ClauseHead } from "#shared/drafting/numbering.ts";
import { UNFINISHED } from "#shared/templates/unfinished.ts";

/** One node of the draft with its place in the editor's document. */
export interface PlacedNode extends ClauseHead {
  readonly pos: number;
  readonly size: number;
  readonly number: string;
  /** The level-1 node it stands under; its own id when there is none. */
  readonly owner: string;
}

/** What people call a clause: a level-1 node and the deeper nodes after it. */
export interface Section {
  readonly id: string;
  readonly kind: ClauseHead["kind"];
  readonly source: string;
  readonly number: string;
  readonly title: string;
  /** Characters, for the width of its bar. */
  readonly length: number;
  /** Keys of the fields it refers to, in reading order, with repeats left out. */
  readonly fields: readonly string[];
  /** It opens a paragraph with the mark of text to be written, or has lost all words below its title. */
  readonly unfinished: boolean;
  readonly nodeIds: readonly string[];
}

/** The head of a clause node of the editor's document. */
export function headOf(node: Node): ClauseHead & { readonly source: string } {
  const { id, level, kind, source }: Record<string, unknown> = node.attrs;
  return {
    id: typeof id === "string" ? id : "",
    level: level === 1 || level === 3 ? level : 2,
    kind: kind === "schedule" ? "schedule" : kind === "signatures" ? "signatures" : "clause",
    source: typeof source === "string" ? source : "",
  };
}

/** Every clause node with its place and number, in reading order. */
export function placedNodes(doc: Node): PlacedNode[] {
  const heads: (ClauseHead & { pos: number; size: number })[] = [];
  doc.forEach((node, pos) => heads.push({ ...headOf(node), pos, size: node.nodeSize }));
  const numbers = numberClauses(heads);
  let owner = "";
  return heads.map((head) => {
    if (head.level === 1) owner = head.id;
    return { ...head, number: numbers.get(head.id) ?? "", owner: owner === "" ? head.id : owner };
  });
}

/** The clauses of a document. Nodes before the first level-1 node belong to none. */
export function sectionsOf(doc: Node, nodes: readonly PlacedNode[]): Section[] {
  const sections: { head: PlacedNode; members: PlacedNode[] }[] = [];
  for (const node of nodes) {
    if (node.level === 1) sections.push({ head: node, members: [node] });
    else sections.at(-1)?.members.push(node);
  }
  return sections.map(({ head, members }) => section(doc, head, members));
}

/** The node that holds a position, and the clause it belongs to. */
export function placeAt(nodes: readonly PlacedNode[], pos: number): PlacedNode | undefined {
  return nodes.findLast((node) => node.pos <= pos);
}

function section(doc: Node, head: PlacedNode, members: readonly PlacedNode[]): Section {
  const fields = new Set<string>();
  let length = 0;
  const source = headOf(doc.nodeAt(head.pos) ?? doc).source;
  let unfinished = source !== "" && isHollow(doc, members);
  for (const member of members) {
    doc.nodeAt(member.pos)?.descendants((node) => {
      if (node.isText) length += node.nodeSize;
      if (node.type.name === "fieldRef") fields.add(String(node.attrs["key"]));
      if (node.type.name === "paragraph") unfinished ||= node.textContent.startsWith(UNFINISHED);
    });
  }
  const title = doc.nodeAt(head.pos)?.firstChild?.textContent ?? "";
  return {
    id: head.id,
    kind: head.kind,
    source,
    number: head.number,
    title,
    length,
    fields: [...fields],
    unfinished,
    nodeIds: members.map((member) => member.id),
  };
}

/** No word and no field stands below the title. */
function isHollow(doc: Node, members: readonly PlacedNode[]): boolean {
  const title = doc.nodeAt(members[0]?.pos ?? 0)?.firstChild;
  return members.every(({ pos }) => {
    let words = false;
    doc.nodeAt(pos)?.descendants((node) => {
      if (node === title) return false;
      words ||= node.isText ? (node.text ?? "").trim() !== "" : isReference(node);
      return !words;
    });
    return !words;
  });
}

const isReference = ({ type }: Node): boolean => type.name === "fieldRef" || type.name === "xref";
