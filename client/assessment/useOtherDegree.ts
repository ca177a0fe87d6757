import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proposalRefusal } from "#shared/assessment/by-hand.ts";
import { ALL_DEGREES, type Degree } from "#shared/assessment/degrees.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { FieldProblem } from "../ui/ErrorSummary.tsx";
import { useProposeDegree } from "./assessment.ts";

export const REASON = "other-why";
export const KIND = "other-kind";

/** What is chosen and written in place of the computed degree, what is missing, and the sending. */
export function useOtherDegree(agreement: string, reveal: Reveal) {
  const { t } = useTranslation("assessment");
  const propose = useProposeDegree(agreement);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const degree = ALL_DEGREES.find((one) => String(one) === chosen);
  const missing = (): FieldProblem[] => {
    if (degree === undefined) {
      const first = ALL_DEGREES.findIndex((one) => offered(reveal).includes(one));
      return [{ fieldId: `${KIND}-${String(first)}`, text: t("other.missingKind") }];
    }
    const refused = proposalRefusal(reveal.result, { degree, reason });
    if (refused?.code !== "reasonNeeded") return [];
    return [{ fieldId: REASON, text: t("other.missingWhy") }];
  };
  const send = () => {
    const found = missing();
    setProblems(found);
    if (found.length > 0 || degree === undefined) return;
    propose.mutate(
      { degree, reason: reason.trim(), inputsHash: reveal.inputsHash },
      {
        onSuccess: () => {
          setChosen(undefined);
          setReason("");
        },
      },
    );
  };
  return { chosen, setChosen, degree, reason, setReason, problems, send, propose };
}

export type OtherDegreeForm = ReturnType<typeof useOtherDegree>;

/** Degrees that may be proposed: not the one in question, and none below what the facts need. */
export function offered(reveal: Reveal): readonly Degree[] {
  return ALL_DEGREES.filter((degree) => {
    const refused = proposalRefusal(reveal.result, { degree, reason: "any" });
    return refused === null && degree !== reveal.proposal?.degree;
  });
}
