import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { Kysely } from "kysely";
import { migrate } from "./migrate.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import type { Schema } from "./schema.ts";
import type { Storage } from "./storage.ts";
import { WriteLane } from "./write-lane.ts";

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
  await migrate(db, { alone: (work) => inOneTransaction(writer, work) });
  const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  const read = new Kysely<Schema>({ dialect: new NodeSqliteDialect(reader) });
  const lane = new WriteLane();
  const close = async (): Promise<void> => {
    await lane.idle();
    await read.destroy();
    try {
      if (writer.isOpen) writer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      await db.destroy();
    }
  };
  return { read, write: (work) => lane.run(() => db.transaction().execute(work)), close };
}

/** Schema changes are all or nothing, and of two processes that start at once one waits. */
async function inOneTransaction(database: DatabaseSync, work: () => Promise<void>): Promise<void> {
  database.exec("BEGIN IMMEDIATE");
  try {
    await work();
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function checkSettings(database: DatabaseSync): void {
  const pragma = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name];
  if (pragma("journal_mode") !== "wal" || pragma("synchronous") !== FULL) {
    throw new Error("SQLite did not accept WAL with synchronous=FULL; nothing could be promised.");
  }
}
