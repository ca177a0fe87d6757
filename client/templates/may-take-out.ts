import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { type OutlinedClause, outlinedClauses } from "#shared/templates/outline.ts";
import { holdOn } from "#shared/templates/removal.ts";
import { assessmentQuery } from "../assessment/assessment.ts";
import { removalsQuery } from "./removals.ts";

/** The clauses with their reasons, as the answers and the agreed degree ask for them now. */
export function clausesNow({ agreed, result, parties }: Reveal): readonly OutlinedClause[] {
  const workingDegree = agreed?.degree ?? result.workingDegree;
  return outlinedClauses({ ...result, workingDegree }, parties);
}

/**
 * Whether a clause of this source may go: own words, what is not required, and what every party has
 * agreed to leave out. While the reasons are not known, only own words. It answers as things stand
 * when it is asked, and is the same function at each drawing: an editor keeps the first.
 */
export function useMayTakeOut(agreementId: string): (source: string) => boolean {
  const queries = useQueryClient();
  useQuery(assessmentQuery(agreementId));
  // The panel about a clause asks again and again; here one look is enough.
  useQuery({ ...removalsQuery(agreementId), refetchInterval: false });
  return useCallback(
    (source) => {
      const reveal = queries.getQueryData(assessmentQuery(agreementId).queryKey)?.reveal ?? null;
      const removals = queries.getQueryData(removalsQuery(agreementId).queryKey)?.removals ?? [];
      return mayGo(source, {
        clauses: reveal === null ? null : clausesNow(reveal),
        leftOut: removals.filter(({ state }) => state === "agreed").map(({ clause }) => clause),
      });
    },
    [queries, agreementId],
  );
}

/** @param known the outline as it is asked for now, `null` while it is not known; what all agreed to leave out */
export function mayGo(
  source: string,
  known: {
    readonly clauses: readonly OutlinedClause[] | null;
    readonly leftOut: readonly string[];
  },
): boolean {
  if (source === "") return true;
  if (known.clauses === null) return false;
  const clause = known.clauses.find(({ id }) => id === source);
  if (clause === undefined || known.leftOut.includes(source)) return true;
  return holdOn(clause).by === "oneLead";
}
