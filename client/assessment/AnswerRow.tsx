import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Question } from "#shared/assessment/question.ts";
import type { AskView, NoteView } from "#shared/protocol/answering.ts";
import type { OwnAnswer } from "#shared/protocol/assessment.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { useMoments } from "../ui/moments.ts";
import { Tag } from "../ui/Tag.tsx";
import styles from "./AnswerRow.module.css";
import { wordsOf } from "./words.ts";

/** A question and one's own party's answer to it, with a way to change it. Stands in a `dl`. */
export function AnswerRow({
  question,
  answer,
  note,
  ask,
  changeTo,
}: {
  readonly question: Question;
  readonly answer: OwnAnswer | undefined;
  readonly note?: NoteView | undefined;
  readonly ask?: AskView | undefined;
  readonly changeTo: string;
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
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
        {answer === undefined ? null : (
          <span className={styles["who"]}>
            {t("question.answeredBy", { person: answer.personName, at: moments.both(answer.at) })}
          </span>
        )}
        {note === undefined ? null : (
          <span className={styles["who"]}>
            {t("note.of", { person: note.personName, words: note.words })}
          </span>
        )}
        {ask === undefined ? null : (
          <Tag tone="wait">{t("ask.mark", { person: ask.personName })}</Tag>
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
