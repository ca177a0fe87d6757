import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Question } from "#shared/assessment/question.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { PageTitle } from "../ui/Page.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { chosenFrom, formChoices, toggled, valueOf } from "./answer-form.ts";
import { useSaveAnswer } from "./assessment.ts";
import { CheckList } from "../ui/CheckList.tsx";
import { places, positionOf } from "./places.ts";
import styles from "./QuestionForm.module.css";
import { Steps } from "./Steps.tsx";
import { WhoHasAnswered } from "./WhoHasAnswered.tsx";

type Asked = Question & { readonly id: QuestionId };

/**
 * One question on a page. Every choice is saved at once; after the reveal a change is saved only by
 * its button, because everyone sees it.
 */
export function QuestionForm({
  agreement,
  question,
  view,
}: {
  readonly agreement: string;
  readonly question: Asked;
  readonly view: AssessmentView;
}) {
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
        <form
          noValidate
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void form.proceed();
          }}
        >
          <Link to={form.back} className={styles["back"]}>
            <ChevronLeft size={18} aria-hidden /> {t("question.back")}
          </Link>
          <ErrorSummary problems={form.problems} />
          <p className={styles["caption"]}>
            {t("question.caption", {
              number: place + 1,
              total: view.total,
              name: view.organisationName,
            })}
          </p>
          <Choices question={question} form={form} />
          <Why words={question.why} />
          {form.changing ? <p className={styles["changing"]}>{changeWords(t, question)}</p> : null}
          <ProblemNote thrown={form.failure} again={form.again} />
          <div className={styles["actions"]}>
            <Button kind="primary" size="lg" type="submit" busy={form.busy && t("question.saving")}>
              {t(form.changing ? "question.saveChange" : "question.continue")}
            </Button>
            <Link to={form.changing ? places.result(agreement) : "/"}>
              {t(form.changing ? "question.keep" : "question.later")}
            </Link>
          </div>
        </form>
        <aside className={styles["side"]} aria-label={t("who.title")}>
          {view.reveal === null ? <Sealed view={view} /> : null}
        </aside>
      </div>
    </>
  );
}

function changeWords(
  t: ReturnType<typeof useTranslation<"assessment">>["t"],
  { kind }: Question,
): string {
  return t(kind === "ready" ? "question.changePrivate" : "question.changeSeen");
}

/** What the form knows and does; the page draws it. */
interface AnswerForm {
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
  readonly proceed: () => Promise<void>;
  readonly problems: readonly { readonly fieldId: string; readonly text: string }[];
  readonly failure: unknown;
  readonly again: () => void;
  readonly busy: boolean;
  readonly changing: boolean;
  readonly back: string;
}

function useAnswerForm(agreement: string, question: Asked, view: AssessmentView): AnswerForm {
  const { t } = useTranslation("assessment");
  const navigate = useNavigate();
  const ways = useWays(agreement, question, view);
  const stored = view.answers.find((answer) => answer.question === question.id);
  const [chosen, setChosen] = useState(() => chosenFrom(stored));
  const [missing, setMissing] = useState<AnswerForm["problems"]>([]);
  const [leaving, setLeaving] = useState(false);
  const save = useSaveAnswer(agreement);
  const saved = useRef<Promise<unknown> | null>(null);
  const changing = view.reveal !== null;

  const send = async (codes: readonly string[]): Promise<boolean> => {
    const sending = save.mutateAsync({ question: question.id, value: valueOf(question, codes) });
    saved.current = sending;
    const kept = await sending.then(
      () => true,
      () => false,
    );
    if (!kept && saved.current === sending) saved.current = null;
    return kept;
  };
  const choose = (codes: readonly string[]) => {
    setChosen(codes);
    setMissing([]);
    if (!changing) void send(codes);
  };
  const proceed = async () => {
    if (chosen.length === 0) {
      setMissing([{ fieldId: `${question.id}-0`, text: t(missingWords(question)) }]);
      return;
    }
    setLeaving(true);
    const kept = await (saved.current?.then(
      () => true,
      () => false,
    ) ?? send(chosen));
    setLeaving(false);
    if (kept) void navigate(ways.next);
  };
  return {
    chosen,
    choose,
    proceed,
    problems: missing,
    failure: save.error,
    again: () => {
      void send(chosen);
    },
    busy: leaving,
    changing,
    back: ways.back,
  };
}

function missingWords(question: Question) {
  return question.kind === "fact" && question.multi ? "question.missingMany" : "question.missing";
}

/** Where Back and Save lead: along the questions, or to the page that the reader came from. */
function useWays(
  agreement: string,
  question: Asked,
  view: AssessmentView,
): { readonly back: string; readonly next: string } {
  const [search] = useSearchParams();
  if (view.reveal !== null) {
    return { back: places.result(agreement), next: places.result(agreement) };
  }
  if (search.get("from") === "check") {
    return { back: places.check(agreement), next: places.check(agreement) };
  }
  const place = positionOf(question.id);
  const before = QUESTIONS[place - 1];
  const after = QUESTIONS[place + 1];
  return {
    back:
      before === undefined ? places.assessment(agreement) : places.question(agreement, before.id),
    next: after === undefined ? places.check(agreement) : places.question(agreement, after.id),
  };
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
  const error = form.problems[0]?.text;
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

function Sealed({ view }: { readonly view: AssessmentView }) {
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
      <p>{t("who.sealed")}</p>
      <hr />
      <p>
        {t("question.saved")}{" "}
        {last === undefined ? null : t("question.savedAt", { time: moments.time(last) })}
      </p>
    </>
  );
}
