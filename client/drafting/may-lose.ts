import type { useTranslation } from "react-i18next";
import { tell } from "../ui/status.ts";
import type { LosingBy, LostClause, MayLose } from "./clause-guard.ts";

/**
 * Refuses an edit that would take out a clause which must be in, in a sentence, and shows what there
 * is to know about that clause when its words were selected.
 */
export function mayLoseOf(
  t: ReturnType<typeof useTranslation<"drafting">>["t"],
  page: {
    readonly mayTakeOut: (source: string) => boolean;
    readonly openAbout: () => void;
  },
): MayLose {
  return (lost, by) => {
    const stays = lost.filter(({ source }) => !page.mayTakeOut(source));
    const [first] = stays;
    if (first === undefined) return true;
    tell(t(sentenceFor(by), { count: stays.length, title: titleOf(first, t("paper.untitled")) }));
    if (by === "selection" && lost.length === 1) page.openAbout();
    return false;
  };
}

const sentenceFor = (by: LosingBy) => (by === "cut" ? "paper.staysCut" : "paper.stays");

const titleOf = ({ title }: LostClause, untitled: string): string =>
  title.trim() === "" ? untitled : title;
