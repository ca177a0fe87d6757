import type { FirstDraft } from "#shared/templates/assemble.ts";
import type { BlockJson, ClauseJson, InlineJson } from "#shared/drafting/document.ts";
import { shownField } from "#shared/drafting/field-values.ts";
import { numbersOf } from "#shared/drafting/numbering.ts";

type TableJson = Extract<BlockJson, { type: "table" }>;

const WIDTH = 92;

/**
 * A draft as a person would read it on paper: titles with their numbers, paragraphs wrapped at 92
 * characters, fields filled, references resolved. A field without a value shows as `[its key]`, a
 * reference without a target as `[lost]`. A table is one line for each row.
 */
export function plainText(draft: FirstDraft, title: string): string {
  const numbers = numbersOf(draft.doc);
  const look: Look = { draft, numbers };
  const nodes = (draft.doc.content ?? []).map((node) => nodeText(node, look));
  return `${title.toUpperCase()}\n\n${nodes.join("\n")}\n`;
}

interface Look {
  readonly draft: FirstDraft;
  readonly numbers: ReadonlyMap<string, string>;
}

const INDENTS = { 1: 0, 2: 6, 3: 10 } as const;

function nodeText(node: ClauseJson, look: Look): string {
  const { level, id } = node.attrs;
  const [first = "", ...others] = (node.content ?? []).flatMap((block) => blockLines(block, look));
  const number = look.numbers.get(id) ?? "";
  const mark = level === 3 ? number.replace(/^[^(]*/, "") : number;
  if (level === 1) {
    const heading = [mark, first].filter((word) => word !== "").join("  ");
    return ["", heading, "-".repeat(heading.length), ...others, ""].join("\n");
  }
  const indent = INDENTS[level];
  const opening =
    mark === "" ? " ".repeat(indent) : mark.padStart(level === 3 ? 9 : 0).padEnd(indent);
  return [
    wrapped(first, `${opening.trimEnd().padEnd(indent - 1)} `, indent),
    ...others.map((line) => wrapped(line, " ".repeat(indent), indent + 2)),
  ].join("\n");
}

function blockLines(block: BlockJson, look: Look): string[] {
  if (block.type === "table") return tableLines(block, look);
  if (block.type === "paragraph") return [words(block.content, look)];
  throw new Error("the library writes points as nodes, never as lists");
}

/** Each row on a line, its cells behind the names of their columns; empty cells are left out. */
function tableLines(table: TableJson, look: Look): string[] {
  const [head = [], ...rows] = (table.content ?? []).map((row) =>
    (row.content ?? []).map((cell) =>
      (cell.content ?? [])
        .flatMap((block) => (block.type === "paragraph" ? [words(block.content, look)] : []))
        .join(" "),
    ),
  );
  return rows.map((cells) => {
    const filled = cells.map((cell, column) => [head[column] ?? "", cell] as const);
    const shown = filled.filter(([, cell]) => cell !== "");
    return `| ${shown.map(([name, cell]) => `${name}: ${cell}`).join(" | ")}`;
  });
}

function words(content: readonly InlineJson[] = [], look: Look): string {
  return content.map((node) => wordsOfNode(node, look)).join("");
}

function wordsOfNode(node: InlineJson, { draft, numbers }: Look): string {
  if (node.type === "text") return node.text;
  if (node.type === "hardBreak") return "\n";
  if (node.type === "xref") return numbers.get(node.attrs.target) ?? "[lost]";
  const { key } = node.attrs;
  const shown = shownField(draft.definitions, draft.fields, key);
  return shown === "" && !isOptional(draft, key) ? `[${key}]` : shown;
}

function isOptional({ definitions }: FirstDraft, key: string): boolean {
  const [list, , column] = key.split("/");
  const definition = definitions.find((known) => known.key === list);
  const cell = definition?.columns?.find((known) => known.key === column);
  return (cell ?? definition)?.requiredAt === "never";
}

/** Breaks at plain spaces only, so that a number stays with its unit. */
function wrapped(text: string, opening: string, indent: number): string {
  const lines: string[] = [];
  let line = opening;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n").replaceAll("\u00a0", " ");
}
