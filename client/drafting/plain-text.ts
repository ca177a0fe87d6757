import type { DraftContent } from "#shared/drafting/convert.ts";
import type {
  BlockJson,
  ClauseJson,
  InlineJson,
  ListItemJson,
  TableCellJson,
} from "#shared/drafting/document.ts";
import { numbersOf } from "#shared/drafting/numbering.ts";

/** What stands for a field and for a reference. */
export interface Look {
  readonly field: (key: string) => string | undefined;
  readonly numbers: ReadonlyMap<string, string>;
}
type Block = BlockJson | NonNullable<TableCellJson["content"]>[number];

/** The words of every clause node, by id, as a person would copy them. Numbers are not part of it. */
export function nodeTexts(draft: DraftContent): Map<string, string> {
  const look = lookOf(draft);
  return new Map(
    (draft.document.content ?? []).map((clause) => [clause.attrs.id, clauseText(clause, look)]),
  );
}

/** The whole draft as plain text, numbered: for "Save a copy". */
export function draftText(draft: DraftContent): string {
  const look = lookOf(draft);
  return (draft.document.content ?? [])
    .map((clause) => {
      const number = look.numbers.get(clause.attrs.id);
      const words = clauseText(clause, look);
      const gap = clause.attrs.level === 1 ? "\n" : "";
      return `${gap}${number === undefined ? words : `${number}  ${words}`}`;
    })
    .join("\n")
    .trim();
}

/** The first line of a level-1 node: the clause's title. */
export function titleOf(clause: ClauseJson, draft: DraftContent): string {
  return clauseText(clause, lookOf(draft)).split("\n")[0] ?? "";
}

const lookOf = (draft: DraftContent): Look => ({
  field: (key) => draft.fields[key],
  numbers: numbersOf(draft.document),
});

/** The words of one clause node. */
export function clauseText(clause: ClauseJson, look: Look): string {
  return blocksText(clause.content ?? [], look);
}

function blocksText(blocks: readonly Block[], look: Look): string {
  return blocks.map((block) => blockText(block, look)).join("\n");
}

function blockText(block: Block, look: Look): string {
  switch (block.type) {
    case "paragraph":
      return (block.content ?? []).map((inline) => inlineText(inline, look)).join("");
    case "bulletList":
      return (block.content ?? []).map((item) => `\u2022 ${itemText(item, look)}`).join("\n");
    case "orderedList":
      return (block.content ?? [])
        .map((item, index) => `${index + 1}. ${itemText(item, look)}`)
        .join("\n");
    case "table":
      return (block.content ?? [])
        .map((row) =>
          (row.content ?? []).map((cell) => blocksText(cell.content ?? [], look)).join(" | "),
        )
        .join("\n");
  }
}

function itemText(item: ListItemJson, look: Look): string {
  return blocksText(item.content ?? [], look);
}

function inlineText(inline: InlineJson, look: Look): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "hardBreak":
      return "\n";
    case "fieldRef":
      return look.field(inline.attrs.key) ?? `[${inline.attrs.key}]`;
    case "xref":
      return look.numbers.get(inline.attrs.target) ?? "\u2026";
  }
}
