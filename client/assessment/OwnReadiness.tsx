import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { lowReadiness } from "#shared/assessment/score.ts";
import { AnswersSchema, questionById } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import styles from "./OwnReadiness.module.css";
import { ShareOwn } from "./ShareOwn.tsx";

/** What one's own organisation said it is not ready for. No other gets this, unless it is shared. */
export function OwnReadiness({
  agreement,
  view,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
}) {
  const { t } = useTranslation("assessment");
  const low = lowReadiness(
    AnswersSchema.parse(
      Object.fromEntries(view.answers.map(({ question, value }) => [question, value])),
    ),
  );
  if (low.length === 0) return null;
  return (
    <section className={styles["card"]} aria-labelledby="ready">
      <p className={styles["only"]}>
        <Lock size={14} aria-hidden /> {t("ready.only", { name: view.organisationName })}
      </p>
      <h2 id="ready">{t("ready.title")}</h2>
      <ul>
        {low.map((id) => (
          <li key={id}>
            <b>{questionById(id)?.text}</b>
            {t("ready.talk")} {questionById(id)?.talk}
            <ShareOwn agreement={agreement} question={id} view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}
