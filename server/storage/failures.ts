/** Another server has this database. */
export class DatabaseTaken extends Error {}

/** Result codes of SQLite (sqlite.org/rescode.html): the disk is full, or fails. */
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;

/**
 * SQLSTATE classes of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html): no
 * connection, no resources, about to stop, a failing system; and a server that takes no writes.
 */
const POSTGRES = /^(?:08|53|57P|58|25006)/;
/** What Node says when a connection can't be made or breaks. */
const NETWORK = /^(?:ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/;
/** What the `pg` package says of a connection that is gone; it has no code for it. */
const GONE = /^(?:Connection terminated|Client has encountered a connection error)|not queryable/;

/** Whether an error means that nothing can be saved at the moment, whoever asks for it. */
export function nothingCanBeSaved(error: unknown): boolean {
  if (error instanceof DatabaseTaken) return true;
  if (!(error instanceof Error)) return false;
  if ("errcode" in error) {
    const primary = Number(error.errcode) & 0xff;
    return primary === SQLITE_FULL || primary === SQLITE_IOERR;
  }
  const code = "code" in error ? String(error.code) : "";
  return POSTGRES.test(code) || NETWORK.test(code) || GONE.test(error.message);
}
