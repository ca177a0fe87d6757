import type { Degree } from "#shared/assessment/degrees.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { reasonOf } from "./proposal-store.ts";
import { confirmationsOf } from "./result-store.ts";

/** How the degree of frozen words was decided: each party's yes, and why where people chose it. */
export interface DecidedDegree {
  readonly degree: Degree;
  readonly method: "computed" | "byHand";
  /** Empty where the answers gave the degree, and where going up needed no reason. */
  readonly reason: string;
  readonly yes: readonly {
    readonly organisationId: string;
    readonly personName: string;
    readonly at: string;
  }[];
}

/**
 * The decision behind a frozen text (AS46). Nobody says yes to a degree from the freeze on, so what
 * was said last is what the words were frozen with, whatever answers change afterwards.
 */
export async function decidedDegree(db: Reader, access: Access): Promise<DecidedDegree | null> {
  const said = await confirmationsOf(db, access);
  const [first] = said;
  if (first === undefined) return null;
  const { degree, proposal } = first;
  return {
    degree,
    method: proposal === null ? "computed" : "byHand",
    reason: proposal === null ? "" : await reasonOf(db, access, proposal),
    yes: said.map(({ organisationId, personName, at }) => ({ organisationId, personName, at })),
  };
}
