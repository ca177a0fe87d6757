import { ALL_DEGREES, type Degree } from "#shared/assessment/degrees.ts";
import type { DocumentJson } from "#shared/drafting/document.ts";
import { clausesPresent, type OutlineClauses } from "./assemble.ts";
import { type ClauseId, libraryClause } from "./library.ts";

/** The text has outgrown its degree: these of its clauses belong to a more formal agreement. */
export interface Outgrown {
  readonly drafted: Degree;
  /** The highest degree to which at least {@link ENOUGH} of the clauses belong. */
  readonly reads: Degree;
  readonly clauses: readonly ClauseId[];
}

/** One firm clause is a choice; from two on the agreement as a whole reads firmer. */
const ENOUGH = 2;

/**
 * Whether a draft has outgrown the degree it was started at. Clauses that the outline required count
 * for nothing: a fact of this degree brought them. So do clauses of the partners' own.
 */
export function outgrown(
  doc: DocumentJson,
  template: { readonly degree: Degree; readonly outline: OutlineClauses },
): Outgrown | null {
  const { degree, outline } = template;
  const required = new Set(
    [...outline.body, ...outline.schedules].filter((entry) => entry.endsWith(":R")),
  );
  const firmer = [...clausesPresent(doc).keys()].flatMap((id) => {
    const usual = usualDegree(id);
    return required.has(`${id}:R`) || usual === null || usual <= degree ? [] : [{ id, usual }];
  });
  const reads = ALL_DEGREES.findLast(
    (candidate) => firmer.filter(({ usual }) => usual >= candidate).length >= ENOUGH,
  );
  if (reads === undefined || reads <= degree) return null;
  const clauses = firmer.filter(({ usual }) => usual >= reads).map(({ id }) => id);
  return { drafted: degree, reads, clauses };
}

/** The lowest degree whose outline has the clause without a fact that asks for it. */
function usualDegree(id: ClauseId): Degree | null {
  const columns = libraryClause(id)?.deg ?? [];
  const first = columns.findIndex((status) => status === "R" || status === "S");
  return ALL_DEGREES[first] ?? null;
}
