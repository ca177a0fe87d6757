import type { Section } from "./clause-map.ts";
import type { Structure } from "./numbers.ts";

/** What the page around the paper shows of its structure. */
export interface PageStructure {
  readonly sections: readonly Section[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly here: string | null;
}

export const NO_STRUCTURE: PageStructure = { sections: [], numbers: new Map(), here: null };

/** Lengths only set the width of a bar: fewer steps mean fewer redraws while somebody types. */
const STEP = 40;

/**
 * The next structure, or the same object when nothing that the page shows has changed, so that a
 * keystroke inside a line draws nothing but the line.
 * @param reading the clause a reader has scrolled to; without it the one with the caret counts
 */
export function nextStructure(
  before: PageStructure,
  now: Structure,
  reading: string | null,
): PageStructure {
  const here = reading ?? now.here?.clauseId ?? null;
  const sections = now.sections.map((section) => ({
    ...section,
    length: Math.ceil(section.length / STEP) * STEP,
  }));
  const same = before.here === here && JSON.stringify(before.sections) === JSON.stringify(sections);
  return same ? before : { sections, numbers: now.numbers, here };
}
