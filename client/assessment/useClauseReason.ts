import { useTranslation } from "react-i18next";
import { becauseOf, floorById } from "#shared/assessment/floors.ts";
import { questionById } from "#shared/assessment/questions.ts";
import type { Thresholds } from "#shared/assessment/thresholds.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { OutlinedClause, Reason } from "#shared/templates/outline.ts";
import { PROFILE_RULES } from "#shared/templates/when.ts";
import { useNames } from "./names.ts";

/** Why a clause is required, in sentences that name the answer or fact and the party behind it. */
export function useClauseReason(reveal: Reveal): (clause: OutlinedClause) => readonly string[] {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  const sentence = (reason: Reason): string | null => {
    switch (reason.kind) {
      case "degree":
        return null;
      case "floor":
      case "profile":
        return t("why.said", {
          because: ruleOf(reason.id, reveal.thresholds.now),
          names: names(reason.by),
        });
      case "answer":
        return t("why.answer", { question: textOf(reason.question), names: names(reason.by) });
      case "modules":
        return t("why.modules");
    }
  };
  return ({ why }) => why.map(sentence).filter((words) => words !== null);
}

function ruleOf(id: string, thresholds: Thresholds): string {
  if (floorById(id) !== undefined) return becauseOf(id, thresholds);
  return PROFILE_RULES.find((profile) => profile.id === id)?.because ?? "";
}

function textOf(question: string): string {
  return questionById(question)?.text ?? "";
}
