import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AGREEMENT_LABELS } from "#shared/assessment/question.ts";
import { questionById } from "#shared/assessment/questions.ts";
import type { ReadyId } from "#shared/assessment/questions.ts";
import { BETWEEN, READINESS_PROMISE } from "#shared/assessment/trust.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { SharedAnswer } from "#shared/protocol/sharing.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { mayNow } from "./assessment.ts";
import styles from "./OwnReadiness.module.css";
import { places } from "./places.ts";
import { SHARED } from "./SharedAnswers.tsx";
import { useShareAnswer } from "./sharing.ts";

interface ShareProps {
  readonly agreement: string;
  readonly question: ReadyId;
  readonly view: AssessmentView;
}

/** Between two organisations: a lead may show the other one this low answer, or has. */
export function ShareOwn({ agreement, question, view }: ShareProps) {
  const { t } = useTranslation("assessment");
  const answer = view.answers.find((own) => own.question === question);
  const other = view.progress.find(({ organisationId }) => organisationId !== view.organisationId);
  if (view.reveal === null || answer === undefined || other === undefined) return null;
  const open = view.reveal.sharedAnswers.some(
    (shared) =>
      shared.organisationId === view.organisationId &&
      shared.question === question &&
      shared.withdrawn === null,
  );
  if (open) return <p>{t("share.already", { other: other.shortName })}</p>;
  if (view.progress.length !== BETWEEN || !mayNow(view, "answer")) return null;
  if (answer.promise < READINESS_PROMISE) {
    return (
      <p>
        {t("share.before")}{" "}
        <Link to={places.question(agreement, question)}>{t("share.again")}</Link>
      </p>
    );
  }
  return (
    <Offer agreement={agreement} question={question} value={answer.value} other={other.shortName} />
  );
}

function Offer({
  other,
  ...asked
}: Omit<ShareProps, "view"> & { readonly value: unknown; readonly other: string }) {
  const { t } = useTranslation("assessment");
  const [asking, setAsking] = useState(false);
  const statement = questionById(asked.question)?.text ?? "";
  return (
    <div className={styles["share"]}>
      <Button
        size="sm"
        kind="private"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("share.open", { other })}
        <Hidden> {statement}</Hidden>
      </Button>
      {asking ? (
        <Asked
          {...asked}
          other={other}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </div>
  );
}

/** What the other one reads, and what withdrawing can do and cannot, before it is shared. */
function Asked({
  agreement,
  question,
  value,
  other,
  onClose,
}: Omit<ShareProps, "view"> & {
  readonly value: unknown;
  readonly other: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("assessment");
  const share = useShareAnswer(agreement);
  const score = SharedAnswer.shape.value.parse(value);
  const send = () => {
    if (score !== null) share.mutate({ question, value: score }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t("share.ask", { other })}
      onClose={onClose}
      thenFocus={SHARED}
      actions={
        <>
          <Button kind="primary" busy={share.isPending && t("share.sending")} onClick={send}>
            {t("share.send")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("share.keep")}
          </Button>
        </>
      }
    >
      <blockquote className={styles["statement"]}>
        <p>{questionById(question)?.text}</p>
        <p>{score === null ? "" : AGREEMENT_LABELS[score - 1]}</p>
      </blockquote>
      <p>{t("share.reads", { other })}</p>
      <p>
        {t("share.back")} {t("share.history")}
      </p>
      <ProblemNote thrown={share.error} again={send} />
    </Dialog>
  );
}
