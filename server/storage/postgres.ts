import { CompiledQuery, Kysely, sql } from "kysely";
import { type ClientBase, type CustomTypesConfig, Pool, types } from "pg";
import { ConfigError } from "../config.ts";
import { migrate } from "./migrate.ts";
import { placeOf, refuseServer, type ServerFacts, whyNot } from "./postgres-check.ts";
import { PostgresColumns } from "./postgres-columns.ts";
import { OneSchemaDialect } from "./postgres-dialect.ts";
import type { Schema } from "./schema.ts";
import { DatabaseTaken } from "./failures.ts";
import type { Storage, Tx } from "./storage.ts";
import { WriteLane } from "./write-lane.ts";

/** Advisory locks of a database, by what they keep apart; the second key is the schema. */
const LOCK = { server: 0x434f_0001, write: 0x434f_0002, migrate: 0x434f_0003 } as const;

const READERS = 8;
const CONNECT_WITHIN_MS = 10_000;
/** A server that was told to stop has ended by then, and this one takes over. */
const WAIT_FOR_OTHER_MS = 12_000;

export interface PostgresOptions {
  /**
   * A guest writes beside the server that has the database: the process that makes the example.
   * Without this, one process has the database to itself for as long as it is open.
   */
  readonly guest?: boolean;
  /** How long to wait for another server to end. */
  readonly waitMs?: number;
}

/**
 * Opens a PostgreSQL database, brings it to the newest schema and hands out the port.
 *
 * Reading first and writing what follows from it must be safe, as on SQLite. So each write takes
 * one transaction-level advisory lock before its first look: writes are serial over all processes
 * and none has to be tried twice, which work that tells others what it did could not bear. What
 * must not exist twice is UNIQUE all the same. The server's own lock lives and dies with the one
 * connection that writes: whoever has lost it can't write.
 * @throws Error one sentence, when the database can't be used or another server has it
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Storage> {
  let waitMs = options.waitMs ?? WAIT_FOR_OTHER_MS;
  const writer = poolOf(url, {
    max: 1,
    idleTimeoutMillis: 0,
    onConnect: async (client) => {
      await checkServer(client, url);
      if (options.guest !== true) await takeDatabase(client, url, waitMs);
    },
  });
  const readers = poolOf(url, {
    max: READERS,
    idleTimeoutMillis: 60_000,
    onConnect: async (client) => {
      await client.query("set default_transaction_read_only = on");
    },
  });
  const db = new Kysely<Schema>({ dialect: new OneSchemaDialect({ pool: writer }) });
  const read = new Kysely<Schema>({ dialect: new OneSchemaDialect({ pool: readers }) });
  const lane = new WriteLane();
  const close = async (): Promise<void> => {
    await lane.idle();
    await read.destroy();
    await db.destroy();
  };
  try {
    await prepare(db);
  } catch (error) {
    await close();
    throw error instanceof DatabaseTaken || error instanceof ConfigError
      ? error
      : whyNot(error, url);
  }
  waitMs = 0;
  return {
    read,
    write: (work) => lane.run(() => inTransaction(db, work)),
    close,
  };
}

/**
 * A connection may have broken while nobody used it. Then, and only before the work has begun, it
 * is tried once more on a new one.
 */
async function inTransaction<T>(db: Kysely<Schema>, work: (tx: Tx) => Promise<T>): Promise<T> {
  let begun = false;
  const once = () =>
    db
      .transaction()
      .setIsolationLevel("read committed")
      .execute(async (tx) => {
        await tx.executeQuery(CompiledQuery.raw(LOCK_WRITES));
        begun = true;
        return work(tx);
      });
  return once().catch((error: unknown) => {
    if (begun) throw error;
    return once();
  });
}

const IN_SCHEMA = "hashtext(current_schema())";

/** Every write begins with it: whoever has it is the only one that writes. */
export const LOCK_WRITES = `select pg_advisory_xact_lock(${LOCK.write}, ${IN_SCHEMA})`;

interface Connections {
  readonly max: number;
  readonly idleTimeoutMillis: number;
  /** A new connection is handed out when this has resolved, and closed when it fails. */
  readonly onConnect: (client: ClientBase) => Promise<void>;
}

function poolOf(url: string, settings: Connections): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: "counterpart",
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    types: POSTGRES_TYPES,
    ...settings,
  });
  // A connection that breaks fails what was asked of it, is dropped, and whoever asks next gets a
  // new one. An error event that nobody listens to would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** 64-bit integers are numbers here (the largest is a client id of 52 bits), and bytes are bytes. */
export const POSTGRES_TYPES: CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === types.builtins.INT8) return safeInteger;
    if (oid === types.builtins.BYTEA) return bytesOf;
    return types.getTypeParser(oid, format);
  },
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

/** PostgreSQL writes bytes as `\x` and hexadecimal digits. */
function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}

async function checkServer(client: ClientBase, url: string): Promise<void> {
  const { rows } = await client.query<ServerFacts>(`
    select current_setting('server_version_num')::int as version,
      current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('server_encoding') as encoding,
      current_schema()::text as schema,
      pg_is_in_recovery() as standby`);
  const [facts] = rows;
  const refusal = facts === undefined ? "it says nothing about itself." : refuseServer(facts);
  if (refusal !== null) {
    throw new ConfigError(`DATABASE_URL (${placeOf(url)}) does not work: ${refusal}`);
  }
  // From here on nobody else's change of the default reaches this connection; and a client that
  // has vanished is noticed within half a minute, so that its locks do not stay behind.
  await client.query(`
    select set_config('synchronous_commit', current_setting('synchronous_commit'), false),
      set_config('tcp_keepalives_idle', '10', false),
      set_config('tcp_keepalives_interval', '5', false),
      set_config('tcp_keepalives_count', '3', false)`);
}

async function takeDatabase(client: ClientBase, url: string, waitMs: number): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(${LOCK.server}, ${IN_SCHEMA}) as mine`,
  );
  if (rows[0]?.mine === true) return;
  const taken = `Another Counterpart server is using ${placeOf(url)}. Stop it first: one server has a database to itself.`;
  if (waitMs === 0) throw new DatabaseTaken(taken);
  await client.query(`set lock_timeout = ${waitMs}`);
  try {
    await client.query(`select pg_advisory_lock(${LOCK.server}, ${IN_SCHEMA})`);
  } catch (error) {
    throw new DatabaseTaken(taken, { cause: error });
  }
  await client.query("set lock_timeout = 0");
}

async function prepare(db: Kysely<Schema>): Promise<void> {
  await migrate(db.withPlugin(new PostgresColumns()), {
    alone: async (work) => {
      await sql.raw(`select pg_advisory_lock(${LOCK.migrate}, ${IN_SCHEMA})`).execute(db);
      await work();
      await sql.raw(`select pg_advisory_unlock(${LOCK.migrate}, ${IN_SCHEMA})`).execute(db);
    },
  });
}
