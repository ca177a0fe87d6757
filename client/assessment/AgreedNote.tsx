import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { SaveAgreed } from "#shared/protocol/settling.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { TALK_CLAUSES } from "#shared/templates/talk-clauses.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { useMoments } from "../ui/moments.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./AreaTalk.module.css";
import { mayNow } from "./assessment.ts";
import { useSaveAgreed } from "./settling.ts";

interface NoteProps {
  readonly agreement: string;
  readonly question: QuestionId;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}

/** What the parties have agreed about a question: the starting note of a clause. */
export function AgreedNote({ agreement, question, view, reveal }: NoteProps) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const [writing, setWriting] = useState(false);
  const note = reveal.agreedNotes.find((one) => one.question === question);
  if (writing) {
    return (
      <WriteNote
        agreement={agreement}
        question={question}
        words={note?.words ?? ""}
        onDone={() => {
          setWriting(false);
        }}
      />
    );
  }
  return (
    <>
      {note === undefined ? null : (
        <div className={styles["agreed"]}>
          <b>{t("agreed.title")}</b>
          <p>{note.words}</p>
          <small>{t("agreed.by", { person: note.personName, at: moments.both(note.at) })}</small>
        </div>
      )}
      {mayNow(view, "noteAgreed") && view.finished !== null ? (
        <Button
          size="sm"
          onClick={() => {
            setWriting(true);
          }}
        >
          {t(note === undefined ? "agreed.add" : "agreed.change")}
        </Button>
      ) : null}
    </>
  );
}

function WriteNote({
  agreement,
  question,
  words: before,
  onDone,
}: {
  readonly agreement: string;
  readonly question: QuestionId;
  readonly words: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("assessment");
  const save = useSaveAgreed(agreement);
  const [words, setWords] = useState(before);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const clause = libraryClause(TALK_CLAUSES[question][0] ?? "")?.title ?? "";
  const send = () => {
    const fits = SaveAgreed.safeParse({ words }).success;
    setWrong(fits ? undefined : t("note.tooLong"));
    if (fits) save.mutate({ question, words: words.trim() }, { onSuccess: onDone });
  };
  return (
    <Form onSend={send}>
      <TextField
        id={`agreed-${question}`}
        label={t("agreed.title")}
        hint={t("agreed.hint", { clause })}
        error={wrong}
        rows={3}
        value={words}
        onChange={setWords}
      />
      <ProblemNote thrown={save.error} again={send} />
      <FormActions>
        <Button type="submit" kind="primary" busy={save.isPending && t("question.saving")}>
          {t("agreed.save")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t("agreed.cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
