import type { Basis } from "#shared/assessment/floor.ts";
import { floorById } from "#shared/assessment/floors.ts";
import type { ClauseId } from "./library.ts";
import type { OutlinedClause, Reason } from "./outline.ts";
import { PROFILE_RULES } from "./when.ts";

/** Whoever insists on a clause, so that no agreement of the partners can take it out. */
type Insists = Exclude<Basis, "policy">;

/** Who must agree before a clause may be taken out of the draft. */
export type Hold =
  | { readonly by: "oneLead" }
  | { readonly by: "everyone" }
  | { readonly by: Insists; readonly reasons: readonly Reason[] };

/** Without these there is no agreement in law: who agrees, whether it binds, and who signs. */
const ESSENTIAL: readonly ClauseId[] = ["FM-01", "FM-03", "SI-06"];

const INSISTING: readonly Insists[] = ["law", "regulator", "funder"];

/**
 * Who must agree before this clause may go: one lead for what is not required, every party for what
 * is. What the law, a regulator or a funder asks for stays, whatever the partners say.
 */
export function holdOn({ id, status, why }: Pick<OutlinedClause, "id" | "status" | "why">): Hold {
  if (ESSENTIAL.includes(id)) return { by: "law", reasons: [] };
  if (status !== "R") return { by: "oneLead" };
  for (const by of INSISTING) {
    const reasons = why.filter((reason) => basisOf(reason) === by);
    if (reasons.length > 0) return { by, reasons };
  }
  return { by: "everyone" };
}

function basisOf(reason: Reason): Basis {
  if (reason.kind === "floor") return floorById(reason.id)?.basis ?? "policy";
  if (reason.kind !== "profile") return "policy";
  return PROFILE_RULES.find(({ id }) => id === reason.id)?.basis ?? "policy";
}

/** A party's wish to take a required clause out, and who has said yes to it. */
export interface Removal {
  readonly clause: ClauseId;
  /** Counts the proposals of an agreement; a newer one for the same clause takes the place. */
  readonly number: number;
  readonly organisationId: string;
  readonly reason: string;
  /** {@link reasonsKey} of the clause when it was proposed. */
  readonly because: string;
  /** Organisations that have said yes, the proposer's own among them. */
  readonly yes: readonly string[];
  /** Somebody wants to keep the clause: the proposal is over. */
  readonly kept: boolean;
}

/**
 * Where a proposal stands. `lapsed`: what asks for the clause has changed since, so the old yes
 * counts no more.
 */
export type RemovalState = "open" | "agreed" | "kept" | "lapsed";

/**
 * Where a proposal stands now.
 * @param clause as the outline has it now; nothing when the outline has it no more
 * @param parties the organisations that are in the agreement now: each of them must have said yes
 */
export function removalState(
  removal: Removal,
  clause: OutlinedClause | undefined,
  parties: readonly string[],
): RemovalState {
  if (removal.kept) return "kept";
  if (clause === undefined || reasonsKey(clause) !== removal.because) return "lapsed";
  if (holdOn(clause).by !== "everyone") return "lapsed";
  return parties.every((party) => removal.yes.includes(party)) ? "agreed" : "open";
}

/** What asks for a clause, without who said so: the same key is the same set of reasons. */
export function reasonsKey({ status, why }: Pick<OutlinedClause, "status" | "why">): string {
  return [status, ...why.map(reasonKey)].join(" ");
}

function reasonKey(reason: Reason): string {
  switch (reason.kind) {
    case "degree":
      return `degree:${reason.degree}`;
    case "answer":
      return `answer:${reason.question}`;
    case "modules":
      return "modules";
    case "floor":
    case "profile":
      return reason.id;
  }
}

/** Required clauses that every party has agreed to leave out, as things stand now. */
export function leftOut(
  removals: readonly Removal[],
  clauses: readonly OutlinedClause[],
  parties: readonly string[],
): Removal[] {
  return removals.filter((removal) => {
    const clause = clauses.find(({ id }) => id === removal.clause);
    return removalState(removal, clause, parties) === "agreed";
  });
}
