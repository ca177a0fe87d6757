import type { Refusal } from "../problem/problem.ts";
import type { Assessed } from "./assess.ts";
import { toDegree } from "./degrees.ts";
import type { Degree } from "./degrees.ts";
import { floorById } from "./floors.ts";

/** What a degree by hand is measured against: nothing private is in it. */
export type Measured = Pick<Assessed, "degree" | "floors">;

/** The lowest degree that people may agree by hand: the highest floor that is a fact (AS19). */
export function hardFloorOf({ floors }: Pick<Assessed, "floors">): Degree {
  const hard = floors.filter(({ id }) => floorById(id)?.soft !== true);
  return toDegree(Math.max(1, ...hard.map(({ min }) => min)));
}

/** Going up needs no reason. Going down does, and so does a degree where the answers gave none. */
export function needsReason({ degree }: Pick<Assessed, "degree">, proposed: Degree): boolean {
  return degree === null || proposed < degree;
}

/**
 * Why a degree may not be proposed in place of the computed one, or null when it may.
 * @returns `degreeBelowFloor`, `badValue` for the computed degree itself, or `reasonNeeded`
 */
export function proposalRefusal(
  result: Measured,
  proposed: { readonly degree: Degree; readonly reason: string },
): Refusal | null {
  const floor = hardFloorOf(result);
  if (proposed.degree < floor) {
    return { code: "degreeBelowFloor", field: "degree", params: { floor } };
  }
  if (proposed.degree === result.degree) return { code: "badValue", field: "degree" };
  if (needsReason(result, proposed.degree) && proposed.reason.trim() === "") {
    return { code: "reasonNeeded", field: "reason" };
  }
  return null;
}
