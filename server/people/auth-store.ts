import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../storage/storage.ts";

/** The tables that better-auth may touch, by the names it is told. */
const TABLES = ["person", "session", "account", "verification"] as const;
type Table = (typeof TABLES)[number];

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** A condition as better-auth states it: dates already as text, flags as 0 and 1. */
export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
  readonly connector: "AND" | "OR";
}

/** Which rows, in which order, how many. */
export interface Selection {
  readonly where?: readonly Condition[] | undefined;
  readonly sortBy?: { readonly field: string; readonly direction: "asc" | "desc" } | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** @throws Error for a table that sign-in has no business with */
export function tableOf(name: string): Table {
  const table = TABLES.find((known) => known === name);
  if (table === undefined) throw new Error(`sign-in asked for the table ${name}`);
  return table;
}

export async function insertRow(tx: Tx, table: Table, row: Row): Promise<void> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  const values = sql.join(Object.values(row));
  await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(tx);
}

export async function selectRows(tx: Tx, table: Table, selection: Selection): Promise<Row[]> {
  const { sortBy } = selection;
  const order =
    sortBy === undefined
      ? sql``
      : sql` order by ${sql.ref(sortBy.field)} ${sql.raw(sortBy.direction === "desc" ? "desc" : "asc")}`;
  const { rows } = await sql<Row>`select * from ${sql.table(table)}${where(selection.where)}${order}
    limit ${selection.limit ?? 100} offset ${selection.offset ?? 0}`.execute(tx);
  return rows;
}

/** @returns the number of rows changed */
export async function updateRows(
  tx: Tx,
  table: Table,
  change: { readonly where: readonly Condition[]; readonly set: Row },
): Promise<number> {
  const set = sql.join(
    Object.entries(change.set).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
  );
  const { numAffectedRows } =
    await sql`update ${sql.table(table)} set ${set}${where(change.where)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** @returns the number of rows deleted */
export async function deleteRows(
  tx: Tx,
  table: Table,
  conditions: readonly Condition[],
): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from ${sql.table(table)}${where(conditions)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function countRows(
  tx: Tx,
  table: Table,
  conditions: readonly Condition[] | undefined,
): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from ${sql.table(table)}${where(conditions)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

function where(conditions: readonly Condition[] | undefined): RawBuilder<unknown> {
  if (conditions === undefined || conditions.length === 0) return sql``;
  const every = conditions.filter((condition) => condition.connector === "AND").map(term);
  const some = conditions.filter((condition) => condition.connector === "OR").map(term);
  const terms = some.length === 0 ? every : [...every, sql`(${sql.join(some, sql` or `)})`];
  return sql` where ${sql.join(terms, sql` and `)}`;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  ne: "<>",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};

function term(condition: Condition): RawBuilder<unknown> {
  const column = sql.ref(condition.field);
  if (condition.operator === "in" && Array.isArray(condition.value)) {
    return sql`${column} in (${sql.join(condition.value)})`;
  }
  if (condition.operator === "eq") {
    return condition.value === null ? sql`${column} is null` : sql`${column} = ${condition.value}`;
  }
  const comparison = COMPARISONS[condition.operator];
  if (comparison === undefined) throw new Error(`sign-in asked for ${condition.operator}`);
  return sql`${column} ${sql.raw(comparison)} ${condition.value}`;
}
