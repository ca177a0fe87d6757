import { useTranslation } from "react-i18next";
import { questionById } from "#shared/assessment/questions.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import type { SharedAnswer } from "#shared/protocol/sharing.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { mayNow } from "./assessment.ts";
import styles from "./SharedAnswers.module.css";
import { useWithdrawShare } from "./sharing.ts";
import { listed, wordsOf } from "./words.ts";

/** Where the focus goes once something has been shared: this stands on the page then. */
export const SHARED = "shared";

interface SharedProps {
  readonly agreement: string;
  readonly view: AssessmentView;
}

/** What one of two organisations has shown the other of its readiness, and what it has withdrawn. */
export function SharedAnswers({
  agreement,
  view,
  reveal,
}: SharedProps & { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  if (reveal.sharedAnswers.length === 0) return null;
  return (
    <Card as="section" labelledBy={SHARED} className={styles["card"]}>
      <h2 id={SHARED} tabIndex={-1}>
        {t("share.title")}
      </h2>
      <p>{t("share.lead")}</p>
      <ul>
        {reveal.sharedAnswers.map((shared) => (
          <li key={`${shared.organisationId} ${shared.at}`}>
            <One shared={shared} />
            {canWithdraw(view, shared) ? (
              <Withdraw agreement={agreement} view={view} shared={shared} />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function canWithdraw(view: AssessmentView, { organisationId, withdrawn }: SharedAnswer): boolean {
  return organisationId === view.organisationId && withdrawn === null && mayNow(view, "answer");
}

function One({ shared }: { readonly shared: SharedAnswer }) {
  const { t, i18n } = useTranslation("assessment");
  const moments = useMoments();
  const { name, sharedWithName: other, personName: person, withdrawn } = shared;
  const question = shared.question === null ? undefined : questionById(shared.question);
  const at = moments.both(shared.at);
  return (
    <>
      {question === undefined ? null : (
        <>
          <h3>{question.text}</h3>
          <p>
            {t("share.answer", {
              name,
              words: listed(wordsOf(question, shared.value), i18n.language),
            })}
          </p>
        </>
      )}
      <small>
        {t(question === undefined ? "share.byThen" : "share.by", { person, name, other, at })}
        {withdrawn === null
          ? null
          : ` ${t("share.withdrawn", {
              person: withdrawn.personName,
              at: moments.both(withdrawn.at),
              other,
            })} ${t("share.gone")}`}
      </small>
    </>
  );
}

function Withdraw({ agreement, shared }: SharedProps & { readonly shared: SharedAnswer }) {
  const { t } = useTranslation("assessment");
  const withdraw = useWithdrawShare(agreement);
  const { question, sharedWithName: other } = shared;
  if (question === null) return null;
  return (
    <div className={styles["withdraw"]}>
      <ProblemNote thrown={withdraw.error} />
      <Button
        size="sm"
        busy={withdraw.isPending && t("share.withdrawing")}
        onClick={() => {
          withdraw.mutate(question);
        }}
      >
        {t("share.withdraw")}
      </Button>
      <small>{t("share.withdrawHint", { other })}</small>
    </div>
  );
}
