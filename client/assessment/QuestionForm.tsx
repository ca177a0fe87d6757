import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Question } from "#shared/assessment/question.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { PageTitle } from "../ui/Page.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { CheckList } from "../ui/CheckList.tsx";
import { formChoices, toggled } from "./answer-form.ts";
import { onlyAsked } from "./answering.ts";
import { AnswerNote } from "./AnswerNote.tsx";
import { AskColleague } from "./AskColleague.tsx";
import { Colleagues } from "./Colleagues.tsx";
import { places, positionOf } from "./places.ts";
import styles from "./QuestionForm.module.css";
import { Steps } from "./Steps.tsx";
import { type AnswerForm, type Asked, useAnswerForm } from "./useAnswerForm.ts";
import { NOTE } from "./useNoteForm.ts";
import { WhoHasAnswered } from "./WhoHasAnswered.tsx";
import { sealedWords } from "./words.ts";

interface QuestionProps {
  readonly agreement: string;
  readonly question: Asked;
  readonly view: AssessmentView;
}

/**
 * One question on a page. Every choice is saved at once; after the reveal a change is saved only by
 * its button, because everyone sees it.
 */
export function QuestionForm({ agreement, question, view }: QuestionProps) {
  const { t } = useTranslation("assessment");
  const form = useAnswerForm(agreement, question, view);
  const place = positionOf(question.id);
  const answered = QUESTIONS.map(({ id }) => view.answers.some((answer) => answer.question === id));
  return (
    <>
      <Steps
        answered={answered}
        current={place}
        label={t("question.steps", { number: place + 1, total: view.total })}
      />
      <div className={styles["page"]}>
        <Answering agreement={agreement} question={question} view={view} form={form} />
        <aside className={styles["side"]} aria-label={t("who.title")}>
          {view.reveal === null ? (
            <Sealed view={view}>
              {onlyAsked(view) ? null : (
                <AskColleague agreement={agreement} question={question.id} view={view} />
              )}
            </Sealed>
          ) : null}
        </aside>
      </div>
    </>
  );
}

function Answering({
  agreement,
  question,
  view,
  form,
}: QuestionProps & { readonly form: AnswerForm }) {
  const { t } = useTranslation("assessment");
  return (
    <form
      noValidate
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void form.proceed();
      }}
    >
      <Away form={form} to={form.back} className={styles["back"]}>
        <ChevronLeft size={18} aria-hidden /> {t("question.back")}
      </Away>
      <ErrorSummary problems={form.problems} />
      <p className={styles["caption"]}>
        {t("question.caption", {
          number: positionOf(question.id) + 1,
          total: view.total,
          name: view.organisationName,
        })}
      </p>
      <Colleagues agreement={agreement} question={question} view={view} form={form} />
      <Choices question={question} form={form} />
      <Why words={question.why} />
      {form.note === null ? null : (
        <AnswerNote
          note={form.note}
          question={question}
          view={view}
          error={form.problems.find(({ fieldId }) => fieldId === NOTE)?.text}
        />
      )}
      {form.changing ? <p className={styles["changing"]}>{changeWords(t, question)}</p> : null}
      <ProblemNote thrown={form.failure} again={form.again} />
      <div className={styles["actions"]}>
        <Button kind="primary" size="lg" type="submit" busy={form.busy && t("question.saving")}>
          {t(form.changing ? "question.saveChange" : "question.continue")}
        </Button>
        {form.note === null ? null : (
          <Away form={form} to={form.changing ? places.result(agreement) : "/"}>
            {t(form.changing ? "question.keep" : "question.later")}
          </Away>
        )}
      </div>
    </form>
  );
}

/** A link to elsewhere. A note that was begun is kept first. */
function Away({
  form,
  to,
  className,
  children,
}: {
  readonly form: AnswerForm;
  readonly to: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to={to}
      className={className}
      onClick={(event) => {
        if (!form.unsaved) return;
        event.preventDefault();
        void form.leave(to);
      }}
    >
      {children}
    </Link>
  );
}

function changeWords(
  t: ReturnType<typeof useTranslation<"assessment">>["t"],
  { kind }: Question,
): string {
  return t(kind === "ready" ? "question.changePrivate" : "question.changeSeen");
}

function Choices({ question, form }: { readonly question: Asked; readonly form: AnswerForm }) {
  const { t } = useTranslation("assessment");
  const legend = <PageTitle title={question.text} />;
  const hint: ReactNode = <span className={styles["help"]}>{question.help}</span>;
  const options = formChoices(question).map(({ value, label, hint: detail, apart }) => ({
    value,
    label: label === "" ? t("notSure.label") : label,
    ...(apart ? { hint: t("notSure.hint"), apart } : detail !== undefined && { hint: detail }),
  }));
  const error = form.problems.find(({ fieldId }) => fieldId !== NOTE)?.text;
  const shared = { legend, hint, error, id: question.id, options };
  return (
    <div className={styles["choices"]}>
      {question.kind === "fact" && question.multi ? (
        <CheckList
          {...shared}
          chosen={form.chosen}
          onToggle={(code) => {
            form.choose(toggled(question, form.chosen, code));
          }}
        />
      ) : (
        <RadioList
          {...shared}
          value={form.chosen[0]}
          onChange={(code) => {
            form.choose([code]);
          }}
        />
      )}
    </div>
  );
}

function Why({ words }: { readonly words: string }) {
  const { t } = useTranslation("assessment");
  return (
    <details className={styles["why"]}>
      <summary>
        <ChevronRight size={20} aria-hidden /> {t("question.why")}
      </summary>
      <p>{words}</p>
    </details>
  );
}

function Sealed({
  view,
  children,
}: {
  readonly view: AssessmentView;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const last = view.answers
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  return (
    <>
      <h2>{t("who.title")}</h2>
      <WhoHasAnswered view={view} />
      <p>{t(sealedWords(view))}</p>
      <hr />
      <p>
        {t("question.saved")}{" "}
        {last === undefined ? null : t("question.savedAt", { time: moments.time(last) })}
      </p>
      {children}
    </>
  );
}
