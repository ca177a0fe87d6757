import { Hourglass, LockKeyhole } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { PageHeader } from "../ui/Page.tsx";
import { AskedOfMe } from "./AskedOfMe.tsx";
import { mayNow, useFinish } from "./assessment.ts";
import { LastDay } from "./LastDay.tsx";
import { places } from "./places.ts";
import styles from "./SealedPage.module.css";
import { WhoHasAnswered } from "./WhoHasAnswered.tsx";
import { sealedWords } from "./words.ts";

/**
 * The assessment before the reveal: what it is and where to go on, or, once one's own party has
 * finished, who is still waited for. The page turns into the result by itself.
 */
export function SealedPage({
  agreement,
  view,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const mine = view.finished;
  const answering = mine === null && mayNow(view, "answer");
  return (
    <div className={styles["page"]}>
      <PageHeader
        title={t(mine === null ? "sealed.startTitle" : "sealed.waitTitle")}
        lead={t(mine === null ? "sealed.startLead" : "sealed.waitLead", { title: view.title })}
        back={{ to: places.agreement(agreement), label: view.title }}
      />
      {view.openedAt === null ? null : <OpenedWithoutUs />}
      <AskedOfMe agreement={agreement} view={view} />
      {answering ? <Start agreement={agreement} view={view} /> : null}
      {mine === null ? null : (
        <p>
          {t("sealed.finishedBy", {
            person: mine.personName,
            name: view.organisationName,
            at: moments.both(mine.at),
          })}
        </p>
      )}
      {mine !== null && nobodyIsWaitedFor(view) ? <OpenAnswers agreement={agreement} /> : null}
      <section aria-labelledby="who" className={styles["who"]}>
        <h2 id="who">{t("who.title")}</h2>
        <WhoHasAnswered view={view} />
      </section>
      <LastDay agreement={agreement} view={view} />
      <Note icon={LockKeyhole}>
        <p>{t(sealedWords(view))}</p>
        {mine === null ? null : <p>{t("sealed.opens")}</p>}
      </Note>
    </div>
  );
}

function OpenedWithoutUs() {
  const { t } = useTranslation("assessment");
  return (
    <Note icon={Hourglass} tone="wait">
      <p>
        <b>{t("day.lateTitle")}</b>
      </p>
      <p>{t("day.late")}</p>
    </Note>
  );
}

/** The last one waited for has gone, not finished: an invitation was taken back. */
function nobodyIsWaitedFor({ progress, invited }: AssessmentView): boolean {
  return progress.length > 1 && invited.length === 0 && progress.every(({ finished }) => finished);
}

function OpenAnswers({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation("assessment");
  const finish = useFinish(agreement);
  return (
    <div className={styles["actions"]}>
      <ProblemNote thrown={finish.error} />
      <Button
        kind="primary"
        size="lg"
        busy={finish.isPending && t("sealed.opening")}
        onClick={() => {
          finish.mutate();
        }}
      >
        {t("sealed.open")}
      </Button>
    </div>
  );
}

function Start({ agreement, view }: { readonly agreement: string; readonly view: AssessmentView }) {
  const { t } = useTranslation("assessment");
  const next = QUESTIONS.find(({ id }) => view.answers.every((answer) => answer.question !== id));
  const to = next === undefined ? places.check(agreement) : places.question(agreement, next.id);
  return (
    <>
      <ul className={styles["facts"]}>
        <li>{t("sealed.time", { total: view.total })}</li>
        <li>{t("sealed.saved")}</li>
        <li>{t("sealed.unsure")}</li>
      </ul>
      <div className={styles["actions"]}>
        <LinkButton to={to} kind="primary" size="lg">
          {t(startWords(view, next === undefined))}
        </LinkButton>
        {next !== undefined && view.answers.length > 0 ? (
          <LinkButton to={places.check(agreement)} size="lg">
            {t("sealed.check")}
          </LinkButton>
        ) : null}
      </div>
    </>
  );
}

function startWords(view: AssessmentView, complete: boolean) {
  if (complete) return "sealed.check";
  return view.answers.length === 0 ? "sealed.start" : "sealed.goOn";
}
