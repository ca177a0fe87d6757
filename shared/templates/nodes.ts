import type {
  BlockJson,
  ClauseJson,
  InlineJson,
  TableCellJson,
} from "#shared/drafting/document.ts";

/** Every inline node of these clauses in reading order, lists and the cells of tables included. */
export function inlineNodes(clauses: readonly ClauseJson[]): InlineJson[] {
  return clauses.flatMap((clause) => inside(clause.content ?? []));
}

type Block = BlockJson | NonNullable<TableCellJson["content"]>[number];

function inside(blocks: readonly Block[]): InlineJson[] {
  return blocks.flatMap((block) => {
    if (block.type === "paragraph") return block.content ?? [];
    if (block.type === "table") {
      return (block.content ?? []).flatMap((row) =>
        (row.content ?? []).flatMap((cell) => inside(cell.content ?? [])),
      );
    }
    return (block.content ?? []).flatMap((point) => inside(point.content ?? []));
  });
}

/** The keys the text refers to, in reading order and with repeats. */
export function fieldKeys(clauses: readonly ClauseJson[]): string[] {
  return inlineNodes(clauses).flatMap((node) => (node.type === "fieldRef" ? [node.attrs.key] : []));
}
