import { diffWordsWithSpace } from "diff";

/** A run of words that both texts have, or that only the one before or the one after has. */
export interface Run {
  readonly kind: "same" | "out" | "in";
  readonly text: string;
}

/** What changes from one text to another, word by word, in reading order. */
export function redline(before: string, after: string): Run[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? "in" : removed ? "out" : "same",
    text: value,
  }));
}
