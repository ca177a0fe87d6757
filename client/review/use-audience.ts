import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Audience } from "#shared/protocol/review.ts";
import { partyOf } from "../agreements/agreement.ts";
import type { ClauseTitle } from "./arrange.ts";

/** The words for who sees a comment, from where the reader stands. */
export interface AudienceWords {
  /** The reader's organisation by its full name, and as it is called for short. */
  readonly organisation: string;
  readonly short: string;
  /** How many organisations see a shared comment. */
  readonly count: number;
  /** "Only Harrowfell Youth Action", "All 3 organisations" */
  readonly who: (audience: Audience) => string;
  /** The same as something that has just changed. */
  readonly now: (audience: Audience) => string;
}

export function useAudienceWords(agreement: AgreementView): AudienceWords {
  const { t } = useTranslation("review");
  const own = partyOf(agreement, agreement.organisationId);
  const organisation = own?.legalName ?? "";
  const count = agreement.parties.length;
  return {
    organisation,
    short: own?.shortName ?? organisation,
    count,
    who: (audience) =>
      audience === "shared" ? t("audience.shared", { count }) : t("audience.own", { organisation }),
    now: (audience) =>
      audience === "shared"
        ? t("audience.nowShared", { count })
        : t("audience.nowOwn", { organisation }),
  };
}

/** "clause 7", or its title where it has no number, or that its words have gone. */
export function useClauseWords(): (clause: ClauseTitle | null) => string {
  const { t } = useTranslation("review");
  return (clause) => {
    if (clause === null) return t("card.lost");
    if (/^\d/.test(clause.number)) return t("card.clause", { number: clause.number });
    return clause.number === "" ? t("card.unnumbered", { title: clause.title }) : clause.number;
  };
}
