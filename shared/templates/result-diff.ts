import type { Assessed, AssessedParty } from "../assessment/assess.ts";
import { outlinedClauses } from "./outline.ts";

/** A result with what it was computed from. */
export interface KeptResult {
  readonly result: Pick<Assessed, "workingDegree" | "floors">;
  readonly parties: readonly (AssessedParty & { readonly organisationId: string })[];
}

/** What came in and what went out between two results. */
interface ResultDiff {
  /** Names of the parties that one of them has and the other has not. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** Ids of clauses that are required or suggested in one of them and not in the other. */
  readonly clausesIn: readonly string[];
  readonly clausesOut: readonly string[];
}

/** The change from one result to the next, as far as it shows (AS26). */
export function resultDiff(before: KeptResult, after: KeptResult): ResultDiff {
  const [had, has] = [clausesOf(before), clausesOf(after)];
  return {
    joined: missingIn(before, after),
    left: missingIn(after, before),
    clausesIn: has.filter((id) => !had.includes(id)),
    clausesOut: had.filter((id) => !has.includes(id)),
  };
}

function clausesOf({ result, parties }: KeptResult): readonly string[] {
  return outlinedClauses(result, parties)
    .filter(({ status }) => status !== "O")
    .map(({ id }) => id);
}

/** Names of the parties of `here` that `there` does not have. */
function missingIn(there: KeptResult, here: KeptResult): readonly string[] {
  const known = new Set(there.parties.map(({ organisationId }) => organisationId));
  return here.parties
    .filter(({ organisationId }) => !known.has(organisationId))
    .map(({ name }) => name);
}
