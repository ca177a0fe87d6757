import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { Question } from "#shared/assessment/question.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AssessmentView, OwnAnswer } from "#shared/protocol/assessment.ts";
import { chosenFrom, valueOf } from "./answer-form.ts";
import { onlyAsked, useSaveAsked } from "./answering.ts";
import { useSaveAnswer } from "./assessment.ts";
import { places, positionOf } from "./places.ts";
import { useNoteForm } from "./useNoteForm.ts";
import type { NoteForm } from "./useNoteForm.ts";

export type Asked = Question & { readonly id: QuestionId };

/** What the form knows and does; the page draws it. */
export interface AnswerForm {
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
  readonly proceed: () => Promise<void>;
  /** Keeps the note that was begun and goes there; what cannot be kept holds the reader here. */
  readonly leave: (to: string) => Promise<void>;
  /** Leaving by a plain link would lose a note. */
  readonly unsaved: boolean;
  readonly problems: readonly { readonly fieldId: string; readonly text: string }[];
  readonly failure: unknown;
  readonly again: () => void;
  readonly busy: boolean;
  readonly changing: boolean;
  readonly back: string;
  /** Null for somebody who is asked for the answer alone. */
  readonly note: NoteForm | null;
  /** What a colleague has answered since this page was opened, where it is something else. */
  readonly newer: OwnAnswer | null;
  readonly takeNewer: () => void;
}

/**
 * One answer while it is given. Every choice is saved at once; after the reveal a change is saved
 * only by its button, because everyone sees it. So is the answer of somebody who is asked for it:
 * with it the asking is over.
 */
export function useAnswerForm(
  agreement: string,
  question: Asked,
  view: AssessmentView,
): AnswerForm {
  const { t } = useTranslation("assessment");
  const navigate = useNavigate();
  const ways = useWays(agreement, question, view);
  const stored = view.answers.find((answer) => answer.question === question.id);
  const [chosen, setChosen] = useState(() => chosenFrom(stored));
  const [seenAt, setSeenAt] = useState(stored?.at ?? "");
  const [missing, setMissing] = useState<AnswerForm["problems"]>([]);
  const [leaving, setLeaving] = useState(false);
  const { send, saved, save } = useSending(agreement, question, view);
  const note = useNoteForm(agreement, question, view);
  const changing = view.reveal !== null;
  const show = (codes: readonly string[], at: string) => {
    setChosen(codes);
    setSeenAt(at);
    setMissing([]);
  };
  const proceed = async () => {
    const found = chosen.length === 0 ? [missingFor(question, t(missingWords(question)))] : [];
    setMissing([...found, ...note.problems()]);
    if (found.length > 0 || note.problems().length > 0) return;
    setLeaving(true);
    const kept = (await (saved.current ?? send(chosen))) && (await note.send());
    setLeaving(false);
    if (kept) void navigate(ways.next);
  };
  const leave = async (to: string) => {
    setMissing(note.problems());
    if (note.problems().length === 0 && (await note.send())) void navigate(to);
  };
  const newer = newerAnswer({ stored, seenAt, chosen, sending: save.isPending });
  return {
    chosen,
    choose: (codes) => {
      show(codes, stored?.at ?? seenAt);
      if (!changing && !onlyAsked(view)) void send(codes);
    },
    proceed,
    leave,
    unsaved: note.unsaved && !changing,
    problems: missing,
    failure: save.error ?? note.failure,
    again: () => {
      void (save.error === null ? note.send() : send(chosen));
    },
    busy: leaving,
    changing,
    back: ways.back,
    note: onlyAsked(view) ? null : note,
    newer,
    takeNewer: () => {
      show(chosenFrom(stored), stored?.at ?? seenAt);
    },
  };
}

/** Sends a choice; `saved` says whether the last one is kept, and is null when it is not. */
function useSending(agreement: string, question: Asked, view: AssessmentView) {
  const asLead = useSaveAnswer(agreement);
  const asAsked = useSaveAsked(agreement);
  const save = onlyAsked(view) ? asAsked : asLead;
  const saved = useRef<Promise<boolean> | null>(null);
  const send = async (codes: readonly string[]): Promise<boolean> => {
    const sending = save
      .mutateAsync({ question: question.id, value: valueOf(question, codes) })
      .then(
        () => true,
        () => false,
      );
    saved.current = sending;
    const kept = await sending;
    if (!kept && saved.current === sending) saved.current = null;
    return kept;
  };
  return { send, saved, save };
}

/** A colleague's answer that came while this page was open and is not the one shown. */
function newerAnswer(seen: {
  readonly stored: OwnAnswer | undefined;
  readonly seenAt: string;
  readonly chosen: readonly string[];
  readonly sending: boolean;
}): OwnAnswer | null {
  const { stored, seenAt, chosen, sending } = seen;
  if (stored === undefined || sending || stored.at <= seenAt) return null;
  return chosenFrom(stored).join() === chosen.join() ? null : stored;
}

function missingFor({ id }: Asked, text: string): AnswerForm["problems"][number] {
  return { fieldId: `${id}-0`, text };
}

function missingWords(question: Question) {
  return question.kind === "fact" && question.multi ? "question.missingMany" : "question.missing";
}

function both(place: string): { readonly back: string; readonly next: string } {
  return { back: place, next: place };
}

/** Where Back and Save lead: along the questions, or to the page that the reader came from. */
function useWays(
  agreement: string,
  question: Asked,
  view: AssessmentView,
): { readonly back: string; readonly next: string } {
  const [search] = useSearchParams();
  const from = search.get("from");
  if (view.reveal !== null) {
    return both(from === "review" ? places.review(agreement) : places.result(agreement));
  }
  if (onlyAsked(view)) return both(places.assessment(agreement));
  if (from === "check") return both(places.check(agreement));
  const place = positionOf(question.id);
  const before = QUESTIONS[place - 1];
  const after = QUESTIONS[place + 1];
  return {
    back:
      before === undefined ? places.assessment(agreement) : places.question(agreement, before.id),
    next: after === undefined ? places.check(agreement) : places.question(agreement, after.id),
  };
}
