import { Scale } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DEGREES } from "#shared/assessment/degrees.ts";
import { Note } from "../ui/Note.tsx";
import { useAssessment } from "./assessment.ts";
import { places } from "./places.ts";

/** On a draft whose degree not every organisation has said yes to: it can be written, not frozen. */
export function DegreeNotAgreed({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation("assessment");
  const { data } = useAssessment(agreement);
  if (data?.stage !== "drafting" || data.reveal === null || data.reveal.agreed !== null)
    return null;
  const degree = data.reveal.proposal?.degree ?? data.reveal.result.workingDegree;
  return (
    <Note tone="wait" icon={Scale}>
      <p>
        <b>{t("notAgreed.title")}</b> {t("notAgreed.text", { degree, name: DEGREES[degree].name })}{" "}
        <Link to={places.result(agreement)}>{t("notAgreed.link")}</Link>
      </p>
    </Note>
  );
}
