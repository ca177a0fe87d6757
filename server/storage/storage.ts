import type { Kysely, Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** Reads outside a transaction see the last committed state. */
export type Reader = Pick<Kysely<Schema>, "selectFrom" | "with">;
export type Tx = Transaction<Schema>;

/**
 * The storage port. One writer at a time; a write that has resolved is on disk.
 *
 * - `read` is a connection of its own: it never waits for a writer and can't change a row.
 * - `write` runs the work in one transaction: all of it is committed and synced, or none of it.
 *   Calling `write` inside `write` is a mistake and throws; pass the `tx` on instead.
 */
export interface Storage {
  readonly read: Reader;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Ends after the writes under way; the file then holds everything without its WAL. */
  close(): Promise<void>;
}
