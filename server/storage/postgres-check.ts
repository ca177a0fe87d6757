import { ConfigError } from "../config.ts";

/** What a PostgreSQL server says about itself. */
export interface ServerFacts {
  /** Such as 150020 for 15.20. */
  readonly version: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly encoding: string;
  /** The first schema of the search path that exists, or null. */
  readonly schema: string | null;
  readonly standby: boolean;
}

/** Version 14 is the oldest that is still mended (postgresql.org/support/versioning). */
const OLDEST = 140_000;

/** Why "saved" could not be promised on this server, in one sentence; null when it can. */
export function refuseServer(facts: ServerFacts): string | null {
  if (facts.version < OLDEST) {
    return `PostgreSQL ${Math.floor(facts.version / 10_000)} is too old: 14 or newer is needed.`;
  }
  if (facts.standby) return "this server is a standby that can't be written to.";
  if (facts.fsync !== "on") return "fsync is off there, so nothing would be safe. Turn it on.";
  if (facts.synchronousCommit === "off") {
    return "synchronous_commit is off there, so saved would not mean on disk. Turn it on.";
  }
  if (facts.encoding !== "UTF8") {
    return `the database is in ${facts.encoding}. Create one with ENCODING 'UTF8'.`;
  }
  return facts.schema === null ? "the search_path names no schema that exists." : null;
}

const NOBODY_THERE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH"];

/** SQLSTATE codes that stop the start (postgresql.org/docs/current/errcodes-appendix.html). */
const REFUSED: Readonly<Record<string, string>> = {
  "28P01": "the name or the password is not accepted.",
  "28000": "the name or the password is not accepted.",
  "3D000": "there is no such database. Create it first.",
  "42501": "this role may not create tables there. Grant it CREATE on the schema.",
};

/**
 * The sentence that stops a start with this `DATABASE_URL`. The password is never in it. What may
 * pass by itself is no wrong setting, so that a supervisor tries again.
 */
export function whyNot(error: unknown, url: string): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  const where = `DATABASE_URL (${placeOf(url)})`;
  if (NOBODY_THERE.includes(code) || /timeout/i.test(message)) {
    return new Error(`${where} does not work: no PostgreSQL answers there.`, { cause: error });
  }
  const known = REFUSED[code];
  const options = { cause: error };
  return known === undefined
    ? new Error(`${where} does not work: ${message}`, options)
    : new ConfigError(`${where} does not work: ${known}`, options);
}

/** Host, port and database. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host === "" ? "localhost" : host}${pathname}`;
}
