import { useTranslation } from "react-i18next";
import type { OpenParty } from "#shared/protocol/assessment.ts";
import { listed, shortNames } from "./words.ts";

/** "Harrowfell and Northmere", or "All 3 of you", for the names that a result gives. */
export function useNames(parties: readonly OpenParty[]): (names: readonly string[]) => string {
  const { t, i18n } = useTranslation("assessment");
  return (names) =>
    names.length === parties.length
      ? t("all", { count: parties.length })
      : listed(shortNames(parties, names), i18n.language);
}
