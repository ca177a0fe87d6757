import { type Degree, DEGREES, type DegreeWords } from "#shared/assessment/degrees.ts";

const NUMBERS: readonly Degree[] = [1, 2, 3, 4, 5];

/** The words of an agreement's degree; undefined before there is one. */
export function degreeWords(degree: number | null): DegreeWords | undefined {
  const known = NUMBERS.find((number) => number === degree);
  return known === undefined ? undefined : DEGREES[known];
}
