import type { TFunction } from "i18next";
import type { RemovedWords } from "./removed-words.ts";

/** The sentence that says where the words stood, and the one that says what now. */
export function removedSentence(
  t: TFunction<"drafting">,
  { number }: RemovedWords,
): { readonly what: string; readonly next: string } {
  const what = number === "" ? t("removed.somewhere") : t("removed.in", { number });
  return { what, next: t("removed.next") };
}
