import type { Assessed, AssessedParty } from "../assessment/assess.ts";
import { toDegree } from "../assessment/degrees.ts";
import type { Degree } from "../assessment/degrees.ts";
import type { FloorId } from "../assessment/floors.ts";
import { outlinedClauses } from "./outline.ts";

/** A signed agreement that is lighter than its facts need by now. */
export interface Outgrown {
  readonly signed: Degree;
  readonly needs: Degree;
  /** The facts that ask for more than was signed, and who reports them. */
  readonly facts: readonly { readonly id: FloorId; readonly by: readonly string[] }[];
  /** Clauses that the facts require and the signed text does not have; those they force come first. */
  readonly missing: readonly string[];
}

/**
 * Whether the facts have outgrown what was signed (AS29), or null while they have not.
 * @param signed the degree that was agreed, and the library ids of the clauses in the signed text
 */
export function outgrown(
  signed: { readonly degree: Degree; readonly clauses: readonly string[] },
  result: Pick<Assessed, "floor" | "floors">,
  parties: readonly AssessedParty[],
): Outgrown | null {
  const facts = result.floors.filter(({ min }) => min > signed.degree);
  if (facts.length === 0) return null;
  const needs = toDegree(result.floor);
  const clauses = outlinedClauses({ workingDegree: needs, floors: result.floors }, parties);
  const missing = clauses.filter(
    ({ id, status }) => status === "R" && !signed.clauses.includes(id),
  );
  const forced = missing.filter(({ why }) => why.some(({ kind }) => kind === "floor"));
  const others = missing.filter((clause) => !forced.includes(clause));
  return {
    signed: signed.degree,
    needs,
    facts: facts.map(({ id, by }) => ({ id, by })),
    missing: [...forced, ...others].map(({ id }) => id),
  };
}
