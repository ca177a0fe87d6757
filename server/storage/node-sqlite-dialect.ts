import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";

const STATEMENTS_KEPT = 500;

/** Runs compiled queries on one `node:sqlite` connection; statements are prepared once. */
class Connection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(query.sql);
    const parameters = query.parameters.map(bindable);
    if (statement.columns().length > 0) {
      // Kysely types rows by the query; SQLite returns them as plain objects of column values.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return { rows: statement.all(...parameters) as R[] };
    }
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      insertId: BigInt(lastInsertRowid),
    };
  }

  // oxlint-disable-next-line require-yield -- the port asks for a generator; SQLite has no stream to give
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("streaming is not used with SQLite");
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** SQLite has no booleans and no undefined: both are named here, once. */
function bindable(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Uint8Array
  ) {
    return value;
  }
  throw new TypeError(`SQLite can't bind a ${typeof value}`);
}

/** Kysely over one synchronous connection. Transactions are begun by the storage, not here. */
export class NodeSqliteDialect implements Dialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  createDriver(): Driver {
    const connection = new Connection(this.#database);
    const run = async (sql: string): Promise<void> => {
      this.#database.exec(sql);
    };
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: async () => run("BEGIN IMMEDIATE"),
      commitTransaction: async () => run("COMMIT"),
      rollbackTransaction: async () => {
        // SQLite has already rolled back by itself when the disk was full.
        if (this.#database.isTransaction) await run("ROLLBACK");
      },
      releaseConnection: async () => {},
      destroy: async () => {
        this.#database.close();
      },
    };
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }

  createAdapter() {
    return new SqliteAdapter();
  }

  createIntrospector(database: ConstructorParameters<typeof SqliteIntrospector>[0]) {
    return new SqliteIntrospector(database);
  }
}
