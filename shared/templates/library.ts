import type { ClauseRow } from "./clause-row.ts";
import { meansRows } from "./library-means.ts";
import { termsRows } from "./library-terms.ts";
import { workRows } from "./library-work.ts";

/**
 * The version of the clause table and of the questions. It is stored beside every result and every
 * draft, so that a later change to the library never alters what exists. It has not been released yet:
 * until then its words may still change, each time with their pin (TE40).
 */
export const LIBRARY_VERSION = "2026.1";

const rows = [...workRows, ...meansRows, ...termsRows] as const;

/** One of the 60 ids, as in `MO-02`. */
export type ClauseId = (typeof rows)[number]["id"];

/** A row of the table whose id is known to be in it. */
export type LibraryClause = ClauseRow & { readonly id: ClauseId };

/** All 60 clauses in the order in which an agreement has them: body first within each group. */
export const LIBRARY: readonly LibraryClause[] = rows;

const byId: ReadonlyMap<string, LibraryClause> = new Map(rows.map((row) => [row.id, row]));

/** The row of a clause, or nothing when the library has no such clause. */
export function libraryClause(id: string): LibraryClause | undefined {
  return byId.get(id);
}

/** Narrows a string to a clause id of the library. */
export function isClauseId(id: string): id is ClauseId {
  return byId.has(id);
}
