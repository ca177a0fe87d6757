import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { Client, type QueryResult } from "pg";
import type { Started } from "./started.fixture.ts";
import { LOCK_WRITES } from "./storage/postgres.ts";
import { databaseFile } from "./storage/sqlite.ts";

/** One hash over every row of every table, to see that nothing was written. */
export interface RowHash {
  /** @param tables only these; all of them when none is named */
  readonly get: (tables?: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function rowHash({ place }: Started): Promise<RowHash> {
  const all = await place.tables();
  const rows =
    place.databaseUrl === null
      ? new SqliteRows(place.dataDir)
      : await PostgresRows.open(place.databaseUrl, all);
  const known = new Map<string, Look>();
  return {
    get: async (tables = all) => {
      const key = tables.join(" ");
      const last = known.get(key);
      if (last !== undefined && (await rows.writes()) === last.writes) return last.hash;
      const now = await rows.look(tables);
      known.set(key, now);
      return now.hash;
    },
    close: () => rows.close(),
  };
}

/** What the rows were after so many writes. Without another write every row is as it was. */
type Look = { writes: number; hash: string };

interface Rows {
  writes(): Promise<number>;
  look(tables: readonly string[]): Promise<Look>;
  close(): Promise<void>;
}

/** SQLite counts the commits of other connections. */
class SqliteRows implements Rows {
  readonly #database: DatabaseSync;

  constructor(dataDir: string) {
    this.#database = new DatabaseSync(databaseFile(dataDir), { readOnly: true });
  }

  async writes(): Promise<number> {
    return Number(this.#database.prepare("pragma data_version").get()?.["data_version"]);
  }

  async look(tables: readonly string[]): Promise<Look> {
    const writes = await this.writes();
    const hash = createHash("sha256");
    for (const table of tables) {
      const rows = this.#database.prepare(`select ${columns(table)} from "${table}"`).all();
      hash.update(`${table}\n${JSON.stringify(rows)}\n`);
    }
    return { writes, hash: hash.digest("hex") };
  }

  async close(): Promise<void> {
    this.#database.close();
  }
}

/**
 * PostgreSQL counts nothing of one schema, so each table has a trigger that does. Looking takes the
 * lock that every write of the product takes: none is half done meanwhile.
 */
class PostgresRows implements Rows {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async open(url: string, tables: readonly string[]): Promise<PostgresRows> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`
      create sequence if not exists writes_seen;
      create or replace function count_write() returns trigger language plpgsql
        as 'begin perform nextval(''writes_seen''); return null; end'`);
    for (const table of tables) {
      await client.query(`create or replace trigger counted
        after insert or update or delete or truncate on "${table}"
        for each statement execute function count_write()`);
    }
    return new PostgresRows(client);
  }

  async writes(): Promise<number> {
    const [count] = await this.#alone(COUNT);
    return Number(count);
  }

  async look(tables: readonly string[]): Promise<Look> {
    const each = tables.map(
      (table) => `select '${table}' as name, md5(string_agg(r::text, chr(10) order by r::text))
        as content from (select ${columns(table)} from "${table}") r`,
    );
    const contents = `select json_agg(each order by name)::text from (${each.join(" union all ")}) each`;
    const [count, content] = await this.#alone(COUNT, contents);
    return { writes: Number(count), hash: String(content) };
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** The one value of each query, while nobody writes. */
  async #alone(...queries: readonly string[]): Promise<unknown[]> {
    const script = ["begin", LOCK_WRITES, ...queries, "commit"].join("; ");
    const answers: QueryResult | QueryResult[] = await this.#client.query({
      text: script,
      rowMode: "array",
    });
    if (!Array.isArray(answers)) throw new Error("one answer to several queries");
    return answers.slice(2, -1).map(({ rows }): unknown => rows[0]?.[0]);
  }
}

/** A new sequence stands at 1, and still does after its first number. */
const COUNT = "select last_value + is_called::int from writes_seen";

/** A session's "last seen" is written by reading too, once a minute. */
const columns = (table: string): string =>
  table === "session" ? "id, person_id, token, expires_at, created_at" : "*";
