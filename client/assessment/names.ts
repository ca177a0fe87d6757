import { useTranslation } from "react-i18next";
import type { OpenParty } from "#shared/protocol/assessment.ts";
import { listed, NAMED_AT_MOST, shortNames } from "./words.ts";

/** How many all are: two are "both". */
export function everyone({ length }: { readonly length: number }) {
  return length === 2 ? ({ count: length, context: "both" } as const) : { count: length };
}

/**
 * "Harrowfell and Northmere", "Both of you", "All 3 of you", or "10 of you" where there are too many to name, for
 * the names that a result gives.
 */
export function useNames(parties: readonly OpenParty[]): (names: readonly string[]) => string {
  const { t, i18n } = useTranslation("assessment");
  return (names) => {
    if (names.length === parties.length) return t("all", everyone(parties));
    if (names.length > NAMED_AT_MOST) return t("some", { count: names.length });
    return listed(shortNames(parties, names), i18n.language);
  };
}
