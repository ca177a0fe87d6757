import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SaveNote } from "#shared/protocol/answering.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { useSaveNote } from "./answering.ts";

export const NOTE = "answer-note";

/** The note beside an answer while it is written. */
export interface NoteForm {
  readonly words: string;
  readonly write: (words: string) => void;
  /** It is not the note that is kept. */
  readonly unsaved: boolean;
  readonly problems: () => readonly { readonly fieldId: string; readonly text: string }[];
  /** Keeps it if it has changed. @returns whether it is kept */
  readonly send: () => Promise<boolean>;
  readonly failure: unknown;
}

export function useNoteForm(
  agreement: string,
  question: { readonly id: QuestionId },
  view: AssessmentView,
): NoteForm {
  const { t } = useTranslation("assessment");
  const stored = view.notes.find((note) => note.question === question.id)?.words ?? "";
  const [words, write] = useState(stored);
  const unsaved = words.trim() !== stored;
  const save = useSaveNote(agreement);
  return {
    words,
    write,
    unsaved,
    problems: () =>
      SaveNote.safeParse({ words }).success ? [] : [{ fieldId: NOTE, text: t("note.tooLong") }],
    send: async () => {
      if (!unsaved) return true;
      return save.mutateAsync({ question: question.id, words: words.trim() }).then(
        () => true,
        () => false,
      );
    },
    failure: save.error,
  };
}
