const DEGREES = ["connected", "coordinated", "cooperating", "committed", "constituted"] as const;

/** The word for a degree from the wire, 1 to 5, or null when none is agreed. */
export function degreeWord(degree: number | null): (typeof DEGREES)[number] | null {
  return degree === null ? null : (DEGREES[degree - 1] ?? null);
}
