import { Lock } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { ThreadView } from "#shared/protocol/review.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { tell } from "../ui/status.ts";
import styles from "./AnswerForm.module.css";
import { CommentBox } from "./CommentBox.tsx";
import { useChangeThread } from "./threads.ts";
import { useAudienceWords } from "./use-audience.ts";

/** Answers a thread; the same people see the answer. Takes the focus when it opens. */
export function AnswerForm({
  thread,
  agreement,
  onDone,
}: {
  readonly thread: ThreadView;
  readonly agreement: AgreementView;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("review");
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState("");
  const answering = useChangeThread(agreement.id, thread.id);
  const { organisation, count } = useAudienceWords(agreement);
  const own = thread.audience === "organisation";
  useEffect(() => box.current?.focus(), []);

  const post = () => {
    if (answering.isPending) return;
    if (words.trim() === "") {
      tell(t("compose.empty"));
      box.current?.focus();
      return;
    }
    answering.mutate({ kind: "answer", body: words }, { onSuccess: onDone });
  };
  return (
    <form
      className={styles["answer"]}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <CommentBox
        id={id}
        box={box}
        label={own ? t("answer.labelOwn", { organisation }) : t("answer.labelShared", { count })}
        value={words}
        onChange={setWords}
        onPost={post}
        onLeave={() => {
          if (words === "") onDone();
        }}
      />
      <ProblemNote thrown={answering.error} again={post} />
      <AnswerButtons own={own} answering={answering} onCancel={onDone} />
    </form>
  );
}

function AnswerButtons({
  own,
  answering,
  onCancel,
}: {
  readonly own: boolean;
  readonly answering: ReturnType<typeof useChangeThread>;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation("review");
  return (
    <div className={styles["buttons"]}>
      <Button
        type="submit"
        size="sm"
        kind={own ? "private" : "primary"}
        {...(own && { icon: Lock })}
        busy={answering.isPending && t(answering.isPaused ? "compose.waiting" : "compose.posting")}
      >
        {own ? t("answer.postOwn") : t("answer.post")}
      </Button>
      <Button size="sm" kind="quiet" onClick={onCancel}>
        {t("answer.cancel")}
      </Button>
    </div>
  );
}
