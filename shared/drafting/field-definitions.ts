import { type FieldShape, readFieldKey } from "./fields.ts";

/**
 * The fields of an agreement: what may stand behind a `fieldRef`.
 *
 * A value is one string in the draft's `fields` map. A scalar has one key (`notice.months`). A list
 * of rows has one key for each cell (`budget/r1/amount`) and one for each row's place
 * (`budget/order/r1`). Values are stored as typed data (see `field-values.ts`), never as display text.
 */
export type FieldType =
  | "text"
  | "longText"
  | "number"
  | "money"
  | "date"
  | "duration"
  | "percent"
  | "boolean"
  | "choice"
  | "party"
  | "role"
  | "rows";

/** A duration counts whole units; the unit belongs to the definition, the value is only the count. */
export type DurationUnit = "hours" | "days" | "workingDays" | "weeks" | "months" | "years";

/** `code` is stored; `label` is what stands in the agreement. */
interface FieldChoice {
  readonly code: string;
  readonly label: string;
}

export interface FieldDefinition {
  /** The key of a scalar or of a list; within `columns` the column. */
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly type: FieldType;
  /** By when it must have a value: to start a draft, to freeze it, or never. */
  readonly requiredAt: "draft" | "freeze" | "never";
  /** Whether one party answers for this value or all do. */
  readonly owner: "one" | "all";
  readonly unit?: DurationUnit;
  readonly choices?: readonly FieldChoice[];
  /** The cells of one row, for type `rows`. */
  readonly columns?: readonly FieldDefinition[];
  /** Set when the rows are given, as one for each party; otherwise people add and remove rows. */
  readonly rowIds?: readonly string[];
}

/** The key of one cell. */
export function cellKey(list: string, rowId: string, column: string): string {
  return `${list}/${rowId}/${column}`;
}

/**
 * What a key of the `fields` map may hold: the definition of the scalar, or of the column for a cell.
 * Nothing for a list's own key, for a row's place, for a row that the list cannot have and for every
 * unknown key.
 */
export function fieldFor(
  definitions: readonly FieldDefinition[],
  key: string,
): FieldDefinition | undefined {
  const read = readFieldKey(key);
  if (read === undefined || read.kind === "order") return undefined;
  if (read.kind === "scalar") {
    return definitions.find(({ key: known, type }) => known === read.name && type !== "rows");
  }
  const list = definitions.find((known) => known.key === read.list);
  if (list === undefined || !mayHaveRow(list, read.row)) return undefined;
  return list.columns?.find((column) => column.key === read.column);
}

/**
 * Whether the draft's `fields` map may hold this key: a defined scalar, a cell of a defined list and
 * column, or the place of a row. The gate refuses every other key.
 */
export function isFieldKey(definitions: readonly FieldDefinition[], key: string): boolean {
  if (fieldFor(definitions, key) !== undefined) return true;
  const read = readFieldKey(key);
  if (read?.kind !== "order") return false;
  const list = definitions.find((known) => known.key === read.list);
  return list !== undefined && mayHaveRow(list, read.row);
}

function mayHaveRow(list: FieldDefinition, row: string): boolean {
  if (list.type !== "rows" || row === "order") return false;
  return list.rowIds === undefined || list.rowIds.includes(row);
}

/** The keys that these definitions allow, in the form that is stored beside a draft. */
export function shapeOf(definitions: readonly FieldDefinition[]): FieldShape {
  const lists = definitions.filter(({ type }) => type === "rows");
  return {
    scalars: definitions.filter(({ type }) => type !== "rows").map(({ key }) => key),
    lists: Object.fromEntries(
      lists.map(({ key, columns = [] }) => [key, columns.map((column) => column.key)]),
    ),
  };
}

/**
 * The keys among `keys` (those the text refers to, in reading order) that must have a value before a
 * freeze and have none. Blanks count as none. A key without a definition is always listed: nobody
 * could fill it.
 */
export function emptyFields(
  definitions: readonly FieldDefinition[],
  keys: readonly string[],
  fields: Readonly<Record<string, string>>,
): string[] {
  return [...new Set(keys)].filter((key) => {
    const definition = fieldFor(definitions, key);
    if (definition === undefined) return true;
    return definition.requiredAt !== "never" && (fields[key] ?? "").trim() === "";
  });
}
