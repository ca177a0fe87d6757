import type { Floor } from "./floor.ts";
import { floorRows } from "./floor-rows.ts";
import type { Thresholds } from "./thresholds.ts";

export type FloorId = (typeof floorRows)[number]["id"];

/** The profile rules: what kind of organisation a party is, rather than what it answered. */
export type ProfileRuleId = "PR-01" | "PR-02" | "PR-03" | "PR-04";

export const FLOORS: readonly (Floor & { readonly id: FloorId })[] = floorRows;

export const FLOOR_IDS: readonly FloorId[] = FLOORS.map(({ id }) => id);

const byId: ReadonlyMap<string, Floor> = new Map(FLOORS.map((floor) => [floor.id, floor]));

/** The floor with this id, or nothing when there is none. */
export function floorById(id: string): Floor | undefined {
  return byId.get(id);
}

/** Why this floor stands, in words that name the amounts of these thresholds. */
export function becauseOf(id: string, thresholds: Thresholds): string {
  const floor = floorById(id);
  return floor?.becauseAt?.(thresholds) ?? floor?.because ?? "";
}
