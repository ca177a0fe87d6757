import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { AnswerRow } from "./AnswerRow.tsx";
import { mayNow } from "./assessment.ts";
import styles from "./OurAnswers.module.css";
import { places } from "./places.ts";

/** All answers of one's own party, each with a way to change it. */
export function OurAnswers({
  agreement,
  view,
  from = "result",
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  /** The page that a change leads back to. */
  readonly from?: "result" | "review";
}) {
  const { t } = useTranslation("assessment");
  if (!mayNow(view, "answer")) return null;
  return (
    <Card className={styles["card"]}>
      <details>
        <summary>
          <ChevronRight size={16} aria-hidden /> {t("result.ours")}
        </summary>
        <dl>
          {QUESTIONS.map((question) => (
            <AnswerRow
              key={question.id}
              question={question}
              answer={view.answers.find((answer) => answer.question === question.id)}
              note={view.notes.find((note) => note.question === question.id)}
              changeTo={`${places.question(agreement, question.id)}${from === "review" ? "?from=review" : ""}`}
            />
          ))}
        </dl>
      </details>
    </Card>
  );
}
