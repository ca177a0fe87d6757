import type { AreaDifference } from "#shared/assessment/differences.ts";

/** Facts that differ come before "close": they must be settled, however near the marks are. */
function standing({ closeness, questions }: AreaDifference) {
  const disputed = questions.some((question) => question.disputed);
  return disputed && (closeness === "same" || closeness === "close") ? "facts" : closeness;
}

/** The message that says how close the parties are in an area. */
export function closenessWords(difference: AreaDifference) {
  return `areas.${standing(difference)}` as const;
}

const TONES = {
  same: "agreed",
  close: "agreed",
  talk: "change",
  far: "change",
  facts: "wait",
} as const;

/** Its colour, beside the words. */
export function closenessTone(difference: AreaDifference) {
  return TONES[standing(difference)];
}
