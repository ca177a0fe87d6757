import { CircleCheck, Lock, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { ThreadView } from "#shared/protocol/review.ts";
import { mayNow } from "../agreements/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { classes } from "../ui/classes.ts";
import { useMoments } from "../ui/moments.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import type { PlacedThread } from "./arrange.ts";
import { CommentLine } from "./CommentLine.tsx";
import styles from "./ThreadCard.module.css";
import { useChangeThread } from "./threads.ts";
import { useAudienceWords, useClauseWords } from "./use-audience.ts";

/** One thread. A private one never looks like a shared one: plum, stripes, a lock, and words. */
export function ThreadCard({
  placed,
  agreement,
  readerId,
  onJump,
}: {
  readonly placed: PlacedThread;
  readonly agreement: AgreementView;
  readonly readerId: string;
  readonly onJump: (clauseId: string) => void;
}) {
  const { t } = useTranslation("review");
  const { thread, clause, current } = placed;
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/aria-role -- a role of WAI-ARIA 1.3 that the rule does not know
      role="comment"
      aria-label={useCardName(placed, agreement)}
      className={classes(
        styles["card"],
        thread.audience === "organisation" && styles["own"],
        current && styles["current"],
      )}
    >
      <CardHead placed={placed} agreement={agreement} onJump={onJump} />
      <div className={styles["body"]}>
        {clause === null ? <p className={styles["gone"]}>{t("card.gone")}</p> : null}
        {thread.quote === "" ? null : (
          <blockquote className={styles["quote"]}>{thread.quote}</blockquote>
        )}
        <ol className={styles["comments"]}>
          {thread.comments.map((comment) => (
            <CommentLine
              key={comment.id}
              comment={comment}
              agreement={agreement}
              mine={comment.personId === readerId}
            />
          ))}
        </ol>
        <ResolvedBy thread={thread} />
      </div>
      {mayNow(agreement, "comment") ? <CardActions thread={thread} agreement={agreement} /> : null}
    </div>
  );
}

/** What a screen reader says first: private or shared, by whom, on what, and who can see it. */
function useCardName({ thread, clause }: PlacedThread, agreement: AgreementView): string {
  const { t } = useTranslation("review");
  const { organisation, count } = useAudienceWords(agreement);
  const words = {
    name: thread.comments[0]?.personName ?? "",
    clause: useClauseWords()(clause),
  };
  return thread.audience === "shared"
    ? t("card.shared", { ...words, count })
    : t("card.own", { ...words, organisation });
}

function CardHead({
  placed: { thread, clause },
  agreement,
  onJump,
}: {
  readonly placed: PlacedThread;
  readonly agreement: AgreementView;
  readonly onJump: (clauseId: string) => void;
}) {
  const { t } = useTranslation("review");
  const { who } = useAudienceWords(agreement);
  const clauseWords = useClauseWords();
  const Icon = thread.audience === "shared" ? Users : Lock;
  return (
    <div className={styles["head"]}>
      <Icon size={14} aria-hidden />
      <span>{who(thread.audience)}</span>
      {clause === null ? null : (
        <button
          type="button"
          className={styles["place"]}
          aria-label={t("card.jump", { clause: clauseWords(clause) })}
          onClick={() => {
            onJump(clause.id);
          }}
        >
          {clause.number === "" ? clause.title : clause.number}
        </button>
      )}
    </div>
  );
}

function ResolvedBy({ thread }: { readonly thread: ThreadView }) {
  const { t } = useTranslation("review");
  const moments = useMoments();
  if (thread.resolvedAt === null) return null;
  const words = { name: thread.resolvedBy ?? "", date: moments.date(thread.resolvedAt) };
  return (
    <p className={styles["resolved"]}>
      <CircleCheck size={14} aria-hidden /> {t("resolvedBy", words)}
    </p>
  );
}

function CardActions({
  thread,
  agreement,
}: {
  readonly thread: ThreadView;
  readonly agreement: AgreementView;
}) {
  const { t } = useTranslation("review");
  const [answering, setAnswering] = useState(false);
  const change = useChangeThread(agreement.id, thread.id);
  const kind = thread.resolvedAt === null ? "resolve" : "reopen";
  if (answering) {
    return (
      <AnswerForm
        thread={thread}
        agreement={agreement}
        onDone={() => {
          setAnswering(false);
        }}
      />
    );
  }
  const turn = () => {
    change.mutate({ kind });
  };
  return (
    <div className={styles["actions"]}>
      <ProblemNote thrown={change.error} again={turn} />
      <Button
        size="sm"
        onClick={() => {
          setAnswering(true);
        }}
      >
        {t("answer.open")}
      </Button>
      <Button size="sm" kind="quiet" busy={change.isPending && t("resolving")} onClick={turn}>
        {t(kind)}
      </Button>
    </div>
  );
}
