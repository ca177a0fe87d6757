import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  type AreaDifference,
  isOpen,
  type QuestionDifference,
} from "#shared/assessment/differences.ts";
import { questionById } from "#shared/assessment/questions.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { AgreedNote } from "./AgreedNote.tsx";
import styles from "./AreaTalk.module.css";
import { mayNow } from "./assessment.ts";
import { places } from "./places.ts";
import { listed } from "./words.ts";
import { Notes, Positions } from "./Positions.tsx";

/** What is behind an area's line: each party's words, and one question to ask each other. */
export function AreaTalk({
  agreement,
  view,
  reveal,
  difference,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
  readonly difference: AreaDifference;
}) {
  const { t } = useTranslation("assessment");
  const differing = difference.questions.filter(isOpen);
  const talk = difference.talkAbout === null ? undefined : questionById(difference.talkAbout);
  return (
    <div className={styles["talk"]}>
      {differing.map((question) => (
        <Answered
          key={question.id}
          agreement={agreement}
          reveal={reveal}
          question={question}
          mayChange={mayNow(view, "answer") && view.finished !== null}
        />
      ))}
      {talk === undefined ? null : (
        <div className={styles["ask"]}>
          <span>{t("areas.talkAbout")}</span>
          <p>{talk.talk}</p>
          <AgreedNote agreement={agreement} question={talk.id} view={view} reveal={reveal} />
        </div>
      )}
      <Shared
        questions={difference.questions.filter((question) => !isOpen(question))}
        reveal={reveal}
      />
    </div>
  );
}

/** The questions that all answered alike, a line each. */
function Shared({
  questions,
  reveal,
}: {
  readonly questions: readonly QuestionDifference[];
  readonly reveal: Reveal;
}) {
  const { t, i18n } = useTranslation("assessment");
  if (questions.length === 0) return null;
  return (
    <ul className={styles["shared"]}>
      {questions.map(({ id, positions }) => (
        <li key={id}>
          <b>{questionById(id)?.text}</b>
          {t("areas.allSaid", {
            words: listed(positions[0]?.words ?? [], i18n.language),
          })}
          <Notes question={id} parties={reveal.parties} />
        </li>
      ))}
    </ul>
  );
}

function Answered({
  agreement,
  reveal,
  question,
  mayChange,
}: {
  readonly agreement: string;
  readonly reveal: Reveal;
  readonly question: QuestionDifference;
  readonly mayChange: boolean;
}) {
  const { t } = useTranslation("assessment");
  const text = questionById(question.id)?.text ?? "";
  return (
    <section className={styles["question"]}>
      <div className={styles["head"]}>
        <h3>{text}</h3>
        {mayChange ? (
          <Link to={places.question(agreement, question.id)}>
            {t("areas.change")}
            <Hidden> {text}</Hidden>
          </Link>
        ) : null}
      </div>
      <Positions question={question.id} positions={question.positions} parties={reveal.parties} />
    </section>
  );
}
