import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Question } from "#shared/assessment/question.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./QuestionForm.module.css";
import { NOTE, type NoteForm } from "./useNoteForm.ts";

/** A note that goes with the answer, and who will read it. Open where there is one. */
export function AnswerNote({
  note,
  question,
  view,
  error,
}: {
  readonly note: NoteForm;
  readonly question: Question;
  readonly view: AssessmentView;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation("assessment");
  const opened = view.notes.some((kept) => kept.question === question.id);
  const sealed = view.reveal === null ? "note.sealed" : "note.open";
  return (
    <details className={styles["why"]} open={opened || error !== undefined || undefined}>
      <summary>
        <ChevronRight size={20} aria-hidden /> {t("note.add")}
      </summary>
      <div className={styles["note"]}>
        <TextField
          id={NOTE}
          label={t("note.label")}
          hint={t(question.kind === "ready" ? "note.private" : sealed, {
            name: view.organisationName,
          })}
          error={error}
          rows={3}
          value={note.words}
          onChange={note.write}
        />
      </div>
    </details>
  );
}
