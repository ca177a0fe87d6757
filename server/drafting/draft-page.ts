import type { CanonicalDraft, CanonicalMark, CanonicalNode } from "#shared/drafting/canonical.ts";
import { escaped, plainPage } from "../http/plain-page.ts";

/** The words of a draft as one page to keep, drawn from its canonical form alone. */
export function draftPage(
  title: string,
  { draft, note }: { readonly draft: CanonicalDraft; readonly note: string },
): string {
  const clauses = draft.document.content ?? [];
  return plainPage(title, [`<p>${escaped(note)}</p>`, ...clauses.map(clause)]);
}

/** Each clause's number and title by its id, as people speak of it. */
export function clauseNames(draft: CanonicalDraft): ReadonlyMap<string, string> {
  const heads = (draft.document.content ?? []).filter((node) => attribute(node, "level") === "1");
  return new Map(
    heads.map((node) => [
      attribute(node, "id"),
      `${attribute(node, "number")} ${textOf(node.content?.[0])}`.trim(),
    ]),
  );
}

function clause(node: CanonicalNode): string {
  const number = attribute(node, "number");
  const level = attribute(node, "level");
  const blocks = node.content ?? [];
  const id = escaped(attribute(node, "id"));
  if (level !== "1") {
    const under = level === "3" ? " under" : "";
    const hanging = level === "3" ? number.slice(Math.max(number.lastIndexOf("("), 0)) : number;
    return line(blocks, { id, hanging, under });
  }
  const [heading, ...rest] = blocks;
  const name = `${escaped(number)} ${inline(heading?.content ?? [])}`.trim();
  return `<h2 id="${id}">${name}</h2>${line(rest, { id: "", hanging: "", under: "" })}`;
}

function line(
  blocks: readonly CanonicalNode[],
  { id, hanging, under }: Record<"id" | "hanging" | "under", string>,
): string {
  if (blocks.length === 0) return "";
  const named = id === "" ? "" : ` id="${id}"`;
  const number = `<span>${escaped(hanging)}</span>`;
  return `<div class="line${under}"${named}>${number}<div>${all(blocks)}</div></div>`;
}

const TAGS: Readonly<Record<string, string>> = {
  bulletList: "ul",
  listItem: "li",
  tableRow: "tr",
};

function block(node: CanonicalNode): string {
  const inside = node.content ?? [];
  switch (node.type) {
    case "paragraph":
      return `<p>${inline(inside)}</p>`;
    case "orderedList":
      return `<ol start="${escaped(attribute(node, "start") || "1")}">${all(inside)}</ol>`;
    case "table":
      return `<table><tbody>${all(inside)}</tbody></table>`;
    case "tableHeader":
      return cell("th", node);
    case "tableCell":
      return cell("td", node);
    default: {
      const tag = TAGS[node.type] ?? "div";
      return `<${tag}>${all(inside)}</${tag}>`;
    }
  }
}

const all = (nodes: readonly CanonicalNode[]): string => nodes.map(block).join("");

function cell(tag: "th" | "td", node: CanonicalNode): string {
  const columns = escaped(attribute(node, "colspan") || "1");
  const rows = escaped(attribute(node, "rowspan") || "1");
  return `<${tag} colspan="${columns}" rowspan="${rows}">${all(node.content ?? [])}</${tag}>`;
}

const inline = (nodes: readonly CanonicalNode[]): string =>
  nodes.map((node) => (node.marks ?? []).reduceRight(marked, leaf(node))).join("");

function leaf(node: CanonicalNode): string {
  return node.type === "hardBreak" ? "<br>" : escaped(wordsOf(node));
}

const MARKS: Readonly<Record<string, string>> = { bold: "strong", italic: "em", underline: "u" };

/** A link of the text. Anything but https and mailto stays words. */
function marked(inside: string, { type, attrs }: CanonicalMark): string {
  const tag = MARKS[type];
  if (tag !== undefined) return `<${tag}>${inside}</${tag}>`;
  const href = String(attrs?.["href"] ?? "");
  return /^(?:https:|mailto:)/.test(href) ? `<a href="${escaped(href)}">${inside}</a>` : inside;
}

function wordsOf(node: CanonicalNode): string {
  if (node.type === "fieldRef") return attribute(node, "value");
  return node.type === "xref" ? attribute(node, "number") : (node.text ?? "");
}

const textOf = (node: CanonicalNode | undefined): string =>
  (node?.content ?? []).map(wordsOf).join("");

const attribute = ({ attrs }: CanonicalNode, name: string): string => String(attrs?.[name] ?? "");
