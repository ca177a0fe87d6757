import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { OutlinedClause } from "#shared/templates/outline.ts";
import { useClauseReason } from "../assessment/useClauseReason.ts";
import { Part } from "./Part.tsx";
import styles from "./WhyHere.module.css";

/** The answers, facts and degree that brought a clause, each in a sentence that names who said it. */
export function WhyHere({
  clause,
  reveal,
}: {
  readonly clause: OutlinedClause | undefined;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("templates");
  const said = useClauseReason(reveal);
  // A clause that a fact brought was not added by a lead, though its kind of agreement offers it.
  const added = clause?.status === "O";
  const degrees = (clause?.why ?? []).flatMap((reason) =>
    reason.kind === "degree" && (added || reason.status !== "O")
      ? [
          t(`why.degree${reason.status}`, {
            degree: reason.degree,
            name: DEGREES[reason.degree].name,
          }),
        ]
      : [],
  );
  const sentences = clause === undefined ? [t("why.added")] : [...said(clause), ...degrees];
  return (
    <Part title={t("why.title")}>
      <ul className={styles["reasons"]}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
