import * as z from "zod";

const NAME = "[A-Za-z][A-Za-z0-9.-]{0,63}";
const ROW = "[a-z0-9][a-z0-9-]{0,63}";
const SCALAR = new RegExp(`^${NAME}$`);
const CELL = new RegExp(`^(${NAME})/(${ROW})/(${NAME})$`);
const ORDER = new RegExp(`^(${NAME})/order/(${ROW})$`);

/** The longest value of one field, in characters. */
export const FIELD_LENGTH = 2000;

/** What a field key names. `order` is a reserved row id: it marks the order entries of a list. */
export type FieldKey =
  | { kind: "scalar"; name: string }
  | { kind: "cell"; list: string; row: string; column: string }
  | { kind: "order"; list: string; row: string };

/** Reads a key of the fields map; undefined when it has none of the three shapes. */
export function readFieldKey(key: string): FieldKey | undefined {
  const order = ORDER.exec(key);
  if (order !== null) return { kind: "order", list: order[1] ?? "", row: order[2] ?? "" };
  const cell = CELL.exec(key);
  if (cell !== null)
    return { kind: "cell", list: cell[1] ?? "", row: cell[2] ?? "", column: cell[3] ?? "" };
  return SCALAR.test(key) ? { kind: "scalar", name: key } : undefined;
}

/**
 * The keys a template has: scalars by name, lists by name with their columns. A draft's list of
 * allowed keys is written once, when the draft is created, and stored beside it.
 */
export type FieldShape = { scalars: readonly string[]; lists: Record<string, readonly string[]> };

/** Whether a key belongs to the template; the gate refuses every other. */
export function isFieldOf(shape: FieldShape, key: string): boolean {
  const read = readFieldKey(key);
  if (read === undefined) return false;
  if (read.kind === "scalar") return shape.scalars.includes(read.name);
  const columns = Object.hasOwn(shape.lists, read.list) ? shape.lists[read.list] : undefined;
  return columns !== undefined && (read.kind === "order" || columns.includes(read.column));
}

const Shape = z.strictObject({
  scalars: z.array(z.string()),
  lists: z.record(z.string(), z.array(z.string())),
});

/** Reads a stored shape; anything else is a template without fields. */
export function readFieldShape(text: string): FieldShape {
  const parsed = Shape.safeParse(parseJson(text));
  return parsed.success ? parsed.data : { scalars: [], lists: {} };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
