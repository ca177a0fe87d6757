import { createAdapterFactory } from "better-auth/adapters";
import type { Storage } from "../storage/storage.ts";
import {
  type Condition,
  countRows,
  deleteRows,
  insertRow,
  type Row,
  selectRows,
  tableOf,
  updateRows,
  type Value,
} from "./auth-store.ts";
import { hashOf } from "./hashes.ts";

/**
 * better-auth over our storage: every call is one write transaction of the single writer, so what
 * it reads is what it will change. A session's token is kept as its SHA-256 and looked up by it;
 * better-auth itself only ever sees the token it has just made.
 */
export function authAdapter(storage: Storage) {
  return createAdapterFactory({
    config: {
      adapterId: "counterpart",
      supportsBooleans: false,
      supportsDates: false,
      supportsJSON: false,
      supportsNumericIds: false,
    },
    adapter: ({ getFieldName }) => ({
      create: async ({ model, data }) => {
        await storage.write((tx) => insertRow(tx, tableOf(model), kept(rowOf(data))));
        return data;
      },
      findOne: async ({ model, where }) => {
        const rows = await storage.write((tx) =>
          selectRows(tx, tableOf(model), { where: where.map(asKept), limit: 1 }),
        );
        return as(rows[0] ?? null);
      },
      findMany: async ({ model, where, limit, sortBy, offset }) => {
        const order = sortBy && { ...sortBy, field: getFieldName({ model, field: sortBy.field }) };
        const want = { where: where?.map(asKept), limit, sortBy: order, offset };
        return as(await storage.write((tx) => selectRows(tx, tableOf(model), want)));
      },
      update: async ({ model, where, update }) => {
        const conditions = where.map(asKept);
        const row = await storage.write(async (tx) => {
          await updateRows(tx, tableOf(model), { where: conditions, set: kept(rowOf(update)) });
          return (await selectRows(tx, tableOf(model), { where: conditions, limit: 1 }))[0];
        });
        return as(row ?? null);
      },
      updateMany: ({ model, where, update }) =>
        storage.write((tx) =>
          updateRows(tx, tableOf(model), { where: where.map(asKept), set: kept(rowOf(update)) }),
        ),
      delete: async ({ model, where }) => {
        await storage.write((tx) => deleteRows(tx, tableOf(model), where.map(asKept)));
      },
      deleteMany: ({ model, where }) =>
        storage.write((tx) => deleteRows(tx, tableOf(model), where.map(asKept))),
      consumeOne: async ({ model, where }) => as(await consume(storage, model, where.map(asKept))),
      count: ({ model, where }) =>
        storage.write((tx) => countRows(tx, tableOf(model), where?.map(asKept))),
    }),
  });
}

/** Takes one row out: of any number of callers at once exactly one gets it. */
async function consume(
  storage: Storage,
  model: string,
  where: readonly Condition[],
): Promise<Row | null> {
  return storage.write(async (tx) => {
    const row = (await selectRows(tx, tableOf(model), { where, limit: 1 }))[0];
    if (row === undefined) return null;
    const id: Condition = { field: "id", operator: "eq", value: row["id"], connector: "AND" };
    await deleteRows(tx, tableOf(model), [id]);
    return row;
  });
}

function kept(row: Row): Row {
  return "token" in row ? { ...row, token: hashOf(String(row["token"])) } : row;
}

/** A condition before its defaults are filled in. */
interface Stated {
  readonly field: string;
  readonly operator?: string | undefined;
  readonly value: unknown;
  readonly connector?: "AND" | "OR" | undefined;
}

function asKept(stated: Stated): Condition {
  const { field, value, operator = "eq", connector = "AND" } = stated;
  return { field, operator, connector, value: field === "token" ? hashed(value) : value };
}

function hashed(token: unknown): unknown {
  return Array.isArray(token) ? token.map((one) => hashOf(String(one))) : hashOf(String(token));
}

function rowOf(data: unknown): Row {
  const entries = Object.entries(Object(data)).map(([name, value]): [string, Value] => {
    if (value === undefined || value === null) return [name, null];
    if (typeof value === "string" || typeof value === "number") return [name, value];
    throw new TypeError(`sign-in stores a ${typeof value} as ${name}`);
  });
  return Object.fromEntries(entries);
}

/** better-auth asks for rows of a type that it names itself and checks again on the way out. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type
function as<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return value as T;
}
