import { CanonicalDraft, type CanonicalNode } from "#shared/drafting/canonical.ts";

/** A clause of the frozen text as people count them: its title and the nodes that belong to it. */
export interface FrozenClause {
  readonly id: string;
  readonly number: string;
  readonly title: CanonicalNode | undefined;
  readonly titleText: string;
  /** The level-1 node first, without its title. */
  readonly parts: readonly FrozenPart[];
}

export interface FrozenPart {
  readonly id: string;
  readonly level: number;
  readonly number: string;
  readonly blocks: readonly CanonicalNode[];
}

const NODES = new Set([
  "doc",
  "clause",
  "paragraph",
  "bulletList",
  "orderedList",
  "listItem",
  "table",
  "tableRow",
  "tableCell",
  "tableHeader",
  "text",
  "hardBreak",
  "fieldRef",
  "xref",
]);
const MARKS = new Set(["bold", "italic", "underline", "link"]);

/**
 * The frozen text from exactly what the server sent. `null` when any part of it is not known to
 * this page: then it could not be shown in full, and must not be signed here.
 */
export function readFrozen(content: string): readonly FrozenClause[] | null {
  const parsed = CanonicalDraft.safeParse(parse(content));
  if (!parsed.success || !isKnown(parsed.data.document)) return null;
  const clauses: { head: CanonicalNode; nodes: CanonicalNode[] }[] = [];
  for (const node of parsed.data.document.content ?? []) {
    const last = clauses.at(-1);
    if (attribute(node, "level") === "1" || last === undefined) {
      clauses.push({ head: node, nodes: [node] });
    } else last.nodes.push(node);
  }
  return clauses.map(({ head, nodes }) => clauseOf(head, nodes));
}

/** SHA-256 of the text exactly as it came, by the browser itself: 64 lower-case digits. */
export async function hashOf(content: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The words of a node without any marks, fields and references as they are shown. */
export function plainText(node: CanonicalNode): string {
  if (node.type === "fieldRef") return attribute(node, "value");
  if (node.type === "xref") return attribute(node, "number");
  if (node.type === "hardBreak") return " ";
  return node.text ?? (node.content ?? []).map(plainText).join("");
}

/** An attribute as text, empty when it is not there. */
export function attribute(node: CanonicalNode, name: string): string {
  const value = node.attrs?.[name];
  return value === undefined ? "" : String(value);
}

function clauseOf(head: CanonicalNode, nodes: readonly CanonicalNode[]): FrozenClause {
  const [title] = head.content ?? [];
  const titled = title?.type === "paragraph" ? title : undefined;
  return {
    id: attribute(head, "id"),
    number: attribute(head, "number"),
    title: titled,
    titleText: titled === undefined ? "" : plainText(titled),
    parts: nodes.map((node) => ({
      id: attribute(node, "id"),
      level: Number(attribute(node, "level")),
      number: attribute(node, "number"),
      blocks: (node.content ?? []).slice(node === head && titled !== undefined ? 1 : 0),
    })),
  };
}

function isKnown(node: CanonicalNode): boolean {
  return (
    NODES.has(node.type) &&
    (node.marks ?? []).every((mark) => MARKS.has(mark.type)) &&
    (node.content ?? []).every(isKnown)
  );
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
