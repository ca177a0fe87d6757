import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import type { Config } from "../config.ts";
import { MIGRATION_NAMES } from "./migrate.ts";
import { POSTGRES_TYPES } from "./postgres.ts";
import { databaseFile } from "./sqlite.ts";

type Row = Readonly<Record<string, unknown>>;

/** Where a test keeps its data: a folder, and on PostgreSQL a schema of its own besides. */
export interface Place extends Pick<Config, "dataDir" | "databaseUrl"> {
  /** Runs SQL from outside, as a person with a tool could. */
  readonly outside: (sql: string) => Promise<readonly Row[]>;
  readonly tables: () => Promise<string[]>;
  /** Forgets everything. Whatever was opened there has been closed. */
  readonly remove: () => Promise<void>;
}

/** An engine that a suite runs on. */
export interface Engine {
  readonly name: "node:sqlite" | "PostgreSQL";
  /** A place with nothing in it; the tables may be there. */
  readonly fresh: () => Promise<Place>;
  /** A place without tables. */
  readonly bare: () => Promise<Place>;
  /** Gives back what is kept for the next test. */
  readonly end: () => Promise<void>;
}

export const SQLITE: Engine = {
  name: "node:sqlite",
  fresh: async () => SQLITE.bare(),
  end: async () => {},
  bare: async () => {
    const dataDir = folder();
    const outside = async (sql: string): Promise<readonly Row[]> => {
      const database = new DatabaseSync(databaseFile(dataDir));
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    };
    return {
      dataDir,
      databaseUrl: null,
      outside,
      tables: async () =>
        namesIn(
          await outside(`select name from sqlite_master
            where type = 'table' and name not like 'sqlite_%' order by name`),
        ),
      remove: async () => {
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  },
};

function postgresAt(server: string): Engine {
  const bare = async (): Promise<InSchema> => {
    const schema = `test_${randomBytes(8).toString("hex")}`;
    await query(server, `create schema ${schema}`);
    return placeIn(server, schema);
  };
  const spare: string[] = [];
  return {
    name: "PostgreSQL",
    bare,
    fresh: async () => {
      const schema = spare.pop();
      const place = schema === undefined ? await bare() : placeIn(server, schema);
      return {
        ...place,
        remove: async () => {
          if (!(await emptyAgain(place))) return place.remove();
          rmSync(place.dataDir, { recursive: true, force: true });
          spare.push(place.schema);
        },
      };
    },
    end: async () => {
      for (const schema of spare.splice(0)) await placeIn(server, schema).remove();
    },
  };
}

interface InSchema extends Place {
  readonly schema: string;
}

function placeIn(server: string, schema: string): InSchema {
  const dataDir = folder();
  const databaseUrl = inSchema(server, schema);
  const outside = (sql: string) => query(databaseUrl, sql);
  return {
    schema,
    dataDir,
    databaseUrl,
    outside,
    tables: async () =>
      namesIn(
        await outside(`select tablename as name from pg_tables
          where schemaname = current_schema() order by tablename`),
      ),
    remove: async () => {
      rmSync(dataDir, { recursive: true, force: true });
      await query(server, `set lock_timeout = '10s'; drop schema ${schema} cascade`);
    },
  };
}

/**
 * Making fifty tables takes longer than most tests, so the tests of a file use them one after the
 * other.
 * @returns false when the tables are not as the migrations made them */
async function emptyAgain({ outside, tables }: Place): Promise<boolean> {
  const all = await tables();
  const full = all.filter((name) => !name.startsWith("kysely_"));
  if (full.length === all.length || !full.includes("heartbeat")) return false;
  const applied = namesIn(await outside("select name from kysely_migration order by name"));
  if (applied.join() !== MIGRATION_NAMES.join()) return false;
  await outside(full.map((table) => `delete from "${table}"`).join("; "));
  return true;
}

const server = process.env["TEST_DATABASE_URL"] ?? "";

/** What every suite of the storage runs on: PostgreSQL too when `TEST_DATABASE_URL` names one. */
export const ENGINES: readonly Engine[] = server === "" ? [SQLITE] : [SQLITE, postgresAt(server)];

/**
 * What this run of a whole suite stands on. Vitest runs some files a second time, on PostgreSQL
 * (vite.config.ts).
 */
export const ENGINE: Engine = theEngine(process.env["TEST_ENGINE"] ?? SQLITE.name);

function theEngine(wanted: string): Engine {
  const engine = ENGINES.find(({ name }) => name === wanted);
  if (engine === undefined)
    throw new Error(`TEST_DATABASE_URL is not set, so no ${wanted} is here`);
  return engine;
}

/** Where tests find PostgreSQL; empty: nowhere. */
export const TEST_SERVER = server;

/** The same database, seen through one schema. */
function inSchema(url: string, schema: string): string {
  const within = new URL(url);
  within.searchParams.set("options", `-c search_path=${schema}`);
  return within.href;
}

const namesIn = (rows: readonly Row[]): string[] => rows.map((row) => String(row["name"]));
const folder = (): string => mkdtempSync(join(tmpdir(), "counterpart-"));

/** Runs SQL on a connection of its own. */
export async function query(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url, types: POSTGRES_TYPES });
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}
