import type { Node, Schema } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import { cellKey } from "#shared/drafting/field-definitions.ts";
import { readFieldKey } from "#shared/drafting/fields.ts";
import type { FieldSource } from "./field-source.ts";

/** One row of a list with what its cells hold, as stored. */
export interface ListRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

interface FoundTable {
  readonly pos: number;
  readonly node: Node;
}

/** The table that shows a list: the first one with a field of it. */
function tableOf(doc: Node, list: string): FoundTable | null {
  let found: FoundTable | null = null;
  doc.descendants((node, pos) => {
    if (found !== null) return false;
    if (node.type.name === "table" && rowIds(node, list).some((id) => id !== null)) {
      found = { pos, node };
    }
    return node.type.name !== "table";
  });
  return found;
}

/** The row of the list that each row of the table shows; null for its head. */
function rowIds(table: Node, list: string): (string | null)[] {
  const ids: (string | null)[] = [];
  table.forEach((row) => ids.push(rowIdOf(row, list)));
  return ids;
}

function rowIdOf(row: Node, list: string): string | null {
  let id: string | null = null;
  row.descendants((node) => {
    if (node.type.name !== "fieldRef") return;
    const key = readFieldKey(String(node.attrs["key"]));
    if (key?.kind === "cell" && key.list === list) id ??= key.row;
  });
  return id;
}

/** The rows of a list, in the order of its table; null when the draft has no such table. */
export function rowsIn(doc: Node, list: string, fields: FieldSource): ListRow[] | null {
  const table = tableOf(doc, list);
  if (table === null) return null;
  const columns = fields.definitions.find(({ key }) => key === list)?.columns ?? [];
  return rowIds(table.node, list).flatMap((id) => {
    if (id === null) return [];
    const cells = columns.map(({ key }) => [key, fields.value(cellKey(list, id, key))] as const);
    return [{ id, cells: Object.fromEntries(cells) }];
  });
}

/** Makes these the rows of a list's table. Rows that stay keep their words; a new one has a field for each column. */
export function replaceRows(
  list: string,
  { rows, columns }: { readonly rows: readonly ListRow[]; readonly columns: readonly string[] },
): Command {
  return (state, dispatch) => {
    const table = tableOf(state.doc, list);
    if (table === null) return false;
    const heads: Node[] = [];
    const known = new Map<string, Node>();
    table.node.forEach((row) => {
      const id = rowIdOf(row, list);
      if (id === null) heads.push(row);
      else known.set(id, row);
    });
    const body = rows.map(({ id }) => known.get(id) ?? newRow(state.schema, list, { id, columns }));
    const from = table.pos + 1;
    dispatch?.(state.tr.replaceWith(from, from + table.node.content.size, [...heads, ...body]));
    return true;
  };
}

function newRow(
  schema: Schema,
  list: string,
  { id, columns }: { readonly id: string; readonly columns: readonly string[] },
): Node {
  return schema.nodeFromJSON({
    type: "tableRow",
    content: columns.map((column) => ({
      type: "tableCell",
      content: [
        {
          type: "paragraph",
          content: [{ type: "fieldRef", attrs: { key: cellKey(list, id, column) } }],
        },
      ],
    })),
  });
}

/** Cells that hold something else than before; those of rows that are gone become empty. */
export function changedCells(before: readonly ListRow[], after: readonly ListRow[]): ListRow[] {
  const gone = before
    .filter(({ id }) => after.every((row) => row.id !== id))
    .map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(Object.keys(cells).map((column) => [column, ""])),
    }));
  return [...gone, ...after].map(({ id, cells }) => {
    const old = before.find((row) => row.id === id)?.cells ?? {};
    const changed = Object.entries(cells).filter(
      ([column, value]) => value !== (old[column] ?? ""),
    );
    return { id, cells: Object.fromEntries(changed) };
  });
}
