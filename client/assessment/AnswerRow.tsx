import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Question } from "#shared/assessment/question.ts";
import type { OwnAnswer } from "#shared/protocol/assessment.ts";
import { Hidden } from "../ui/Hidden.tsx";
import styles from "./AnswerRow.module.css";
import { wordsOf } from "./words.ts";

/** A question and one's own party's answer to it, with a way to change it. Stands in a `dl`. */
export function AnswerRow({
  question,
  answer,
  changeTo,
}: {
  readonly question: Question;
  readonly answer: OwnAnswer | undefined;
  readonly changeTo: string;
}) {
  const { t } = useTranslation("assessment");
  const words = answer === undefined ? [] : wordsOf(question, answer.value);
  return (
    <div className={styles["row"]}>
      <dt>
        {question.text}
        {question.kind === "ready" ? (
          <span className={styles["private"]}>
            <Lock size={13} aria-hidden /> {t("check.private")}
          </span>
        ) : null}
      </dt>
      <dd>
        {words.length > 1 ? (
          <ul>
            {words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        ) : (
          (words[0] ?? t(answer === undefined ? "check.none" : "notSure.label"))
        )}
      </dd>
      <dd>
        <Link to={changeTo}>
          {t(answer === undefined ? "check.answer" : "check.change")}
          <Hidden> {question.text}</Hidden>
        </Link>
      </dd>
    </div>
  );
}
