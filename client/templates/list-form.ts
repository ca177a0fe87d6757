import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { parseField } from "#shared/drafting/field-values.ts";
import { type FieldRefusal, startingText } from "../drafting/FieldControl.tsx";
import type { ListRow } from "../drafting/table-rows.ts";

/** A row as somebody types it. */
export interface FormRow {
  readonly id: string;
  readonly typed: Readonly<Record<string, string>>;
}

/** A cell whose text does not fit its kind. */
export interface BadCell {
  readonly row: string;
  readonly column: string;
  readonly refusal: FieldRefusal;
}

type Columns = readonly FieldDefinition[];

/** The rows of a list as a form shows them: dates as they read, all else as it is stored. */
export function formRows(rows: readonly ListRow[], columns: Columns): FormRow[] {
  return rows.map(({ id, cells }) => ({
    id,
    typed: Object.fromEntries(
      columns.map((column) => [column.key, startingText(column, cells[column.key] ?? "")]),
    ),
  }));
}

/** Why a value that fits its kind does not fit the draft, as a date before the start; null when it does. */
export type CheckCell = (row: ListRow, column: string) => Exclude<FieldRefusal, undefined> | null;

/** What was typed as values to store, or every cell that does not fit. */
export function readRows(
  form: readonly FormRow[],
  columns: Columns,
  check: CheckCell = () => null,
): { readonly rows: ListRow[] } | { readonly bad: BadCell[] } {
  const bad: BadCell[] = [];
  const rows = form.map(({ id, typed }) => {
    const cells = columns.map((column) => {
      const parsed = parseField(column, typed[column.key] ?? "");
      if ("value" in parsed) return [column.key, parsed.value] as const;
      bad.push({ row: id, column: column.key, refusal: parsed.refusal });
      return [column.key, ""] as const;
    });
    return { id, cells: Object.fromEntries(cells) };
  });
  for (const row of rows) {
    for (const { key } of columns) {
      const refusal = check(row, key);
      if (refusal !== null) bad.push({ row: row.id, column: key, refusal });
    }
  }
  return bad.length > 0 ? { bad } : { rows };
}

/** A copy with the row one place up (-1) or down (1); the same rows at either end. */
export function moveRow(form: readonly FormRow[], id: string, by: 1 | -1): FormRow[] {
  const from = form.findIndex((row) => row.id === id);
  const row = form[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= form.length) return [...form];
  return form.toSpliced(from, 1).toSpliced(to, 0, row);
}

/**
 * The rows to write when others may have written too while the form was open: my order, my new and
 * removed rows and the cells I changed; their new rows at the end, their values where I changed none.
 */
export function mergeRows({
  initial,
  mine,
  now,
}: {
  readonly initial: readonly ListRow[];
  readonly mine: readonly ListRow[];
  readonly now: readonly ListRow[];
}): ListRow[] {
  const kept = mine.flatMap((row) => {
    const before = initial.find(({ id }) => id === row.id);
    const theirs = now.find(({ id }) => id === row.id);
    if (before === undefined) return [row];
    const changed = Object.entries(row.cells).filter(
      ([column, value]) => value !== (before.cells[column] ?? ""),
    );
    // Someone took the row out and I did not touch it: it stays out.
    if (theirs === undefined) return changed.length === 0 ? [] : [row];
    return [{ id: row.id, cells: { ...theirs.cells, ...Object.fromEntries(changed) } }];
  });
  const theirNew = now.filter(({ id }) => [...initial, ...mine].every((row) => row.id !== id));
  return [...kept, ...theirNew];
}
