import { useTranslation } from "react-i18next";
import { Navigate, useNavigate } from "react-router";
import { inconsistencies } from "#shared/assessment/inconsistencies.ts";
import { AnswersSchema, AREAS, QUESTIONS } from "#shared/assessment/questions.ts";
import type { Answers } from "#shared/assessment/questions.ts";
import { practiceOf } from "#shared/assessment/score.ts";
import type { AreaId } from "#shared/assessment/question.ts";
import type { AssessmentView, OwnAnswer } from "#shared/protocol/assessment.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { AnswerRow } from "./AnswerRow.tsx";
import { mayNow, useAssessment, useFinish } from "./assessment.ts";
import styles from "./CheckPage.module.css";
import { OddAnswers } from "./OddAnswers.tsx";
import { places } from "./places.ts";

/** All answers of one's own party before they are sealed, each with a way to change it. */
export function CheckPage() {
  const agreement = useAgreementId();
  const query = useAssessment(agreement);
  return (
    <Page narrow>
      <Loaded query={query}>
        {(view) =>
          mayNow(view, "answer") && view.finished === null ? (
            <Check agreement={agreement} view={view} />
          ) : (
            <Navigate replace to={places.assessment(agreement)} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Check({ agreement, view }: { readonly agreement: string; readonly view: AssessmentView }) {
  const { t } = useTranslation("assessment");
  const navigate = useNavigate();
  const finish = useFinish(agreement);
  const open = view.total - view.answers.length;
  const answers = answersOf(view.answers);
  return (
    <div className={styles["page"]}>
      <PageHeader
        title={t("check.title")}
        lead={t("check.lead", { name: view.organisationName, title: view.title })}
        back={{ to: places.assessment(agreement), label: t("question.back") }}
      />
      {open > 0 ? <p className={styles["open"]}>{t("check.open", { count: open })}</p> : null}
      <OddAnswers odd={inconsistencies(answers)} />
      {areas.map((area) => (
        <section key={area} aria-labelledby={`area-${area}`}>
          <h2 id={`area-${area}`}>{AREAS[area].title}</h2>
          <dl className={styles["answers"]}>
            {QUESTIONS.filter((question) => question.area === area).map((question) => (
              <AnswerRow
                key={question.id}
                question={question}
                answer={view.answers.find((answer) => answer.question === question.id)}
                note={view.notes.find((note) => note.question === question.id)}
                ask={view.asks.find((ask) => ask.question === question.id)}
                changeTo={`${places.question(agreement, question.id)}?from=check`}
              />
            ))}
          </dl>
        </section>
      ))}
      <section className={styles["finish"]} aria-labelledby="finish">
        <h2 id="finish">{t("check.finishTitle")}</h2>
        <p>{t("check.finishText")}</p>
        <ProblemNote thrown={finish.error} />
        <Button
          kind="primary"
          size="lg"
          busy={finish.isPending && t("check.finishing")}
          unavailable={practiceOf(answers) === null ? t("check.tooFew") : undefined}
          onClick={() => {
            finish.mutate(undefined, {
              onSuccess: () => {
                void navigate(places.assessment(agreement));
              },
            });
          }}
        >
          {t("check.finish")}
        </Button>
        {practiceOf(answers) === null ? (
          <p className={styles["open"]}>{t("check.tooFew")}</p>
        ) : null}
      </section>
    </div>
  );
}

const areas: readonly AreaId[] = ["A", "B", "C", "D", "E", "F", "G", "H"];

function answersOf(own: readonly OwnAnswer[]): Answers {
  return AnswersSchema.parse(
    Object.fromEntries(own.map(({ question, value }) => [question, value])),
  );
}
