import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { Kysely } from "kysely";
import { migrate } from "./migrate.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import type { Schema } from "./schema.ts";
import type { Storage, Tx } from "./storage.ts";

/** `synchronous` levels of SQLite by number (sqlite.org/pragma.html#pragma_synchronous). */
const FULL = 2;

/** The database of a data folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, "counterpart.sqlite");
}

/**
 * Opens (and creates) the database file, brings it to the newest schema and hands out the port.
 * WAL with `synchronous=FULL`: a commit returns after the WAL is synced, so "saved" means on disk.
 * @throws Error when the file can't be opened, or the settings did not take
 */
export async function openSqlite(file: string): Promise<Storage> {
  const writer = new DatabaseSync(file, { timeout: 5000 });
  writer.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
  checkSettings(writer);
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(writer) });
  await migrate(db);
  const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  const read = new Kysely<Schema>({ dialect: new NodeSqliteDialect(reader) });

  const inside = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (inside.getStore() === true) throw new Error("a write inside a write: pass the tx on");
    const turn = last.then(() => inside.run(true, () => db.transaction().execute(work)));
    last = turn.catch(() => undefined);
    return turn;
  };
  const close = async (): Promise<void> => {
    await last;
    await read.destroy();
    try {
      if (writer.isOpen) writer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      await db.destroy();
    }
  };
  return { read, write, close };
}

function checkSettings(database: DatabaseSync): void {
  const pragma = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name];
  if (pragma("journal_mode") !== "wal" || pragma("synchronous") !== FULL) {
    throw new Error("SQLite did not accept WAL with synchronous=FULL; nothing could be promised.");
  }
}
