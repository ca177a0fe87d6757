import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { NoteReview, type ReviewView } from "#shared/protocol/periodic-review.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form } from "../ui/Form.tsx";
import { useMoments } from "../ui/moments.ts";
import { Quote } from "../ui/Quote.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { mayNow } from "./assessment.ts";
import { useCloseReview, useNoteReview } from "./periodic-review.ts";
import { PartyList } from "./PartyList.tsx";
import styles from "./ReviewPage.module.css";

interface DecidedProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly review: ReviewView;
  readonly reveal: Reveal;
}

/** What the review decided: one note, and every organisation's yes to it. The last yes closes it. */
export function ReviewDecided({ agreement, view, review, reveal }: DecidedProps) {
  const { t } = useTranslation("assessment");
  const looked = new Set(review.answered.map(({ organisationId }) => organisationId));
  const all = reveal.parties.every(({ organisationId }) => looked.has(organisationId));
  const may = all && mayNow(view, "reviewAgreement");
  return (
    <Card as="section" labelledBy="review-decided" className={styles["card"]}>
      <h2 id="review-decided">{t("review.decidedTitle")}</h2>
      {all ? null : <p>{t("review.later")}</p>}
      <Standing review={review} reveal={reveal} />
      {may ? <Answer agreement={agreement} view={view} review={review} reveal={reveal} /> : null}
    </Card>
  );
}

function Standing({ review, reveal }: Pick<DecidedProps, "review" | "reveal">) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const { closing } = review;
  if (closing === null) return null;
  const party = reveal.parties.find((one) => one.organisationId === closing.organisationId);
  const at = moments.date(closing.at);
  return (
    <>
      <p>{t("review.written", { person: closing.personName, name: party?.shortName ?? "", at })}</p>
      <Quote>{closing.words}</Quote>
      <PartyList reveal={reveal} said={closing.yes}>
        {(said) => t(said === undefined ? "review.notSaid" : "review.said")}
      </PartyList>
      <p>{t("review.closes")}</p>
    </>
  );
}

/** The yes of one's own party, or a note of one's own. */
function Answer({ agreement, view, review, reveal }: DecidedProps) {
  const { t } = useTranslation("assessment");
  const { closing } = review;
  const mine = closing?.yes.some(({ organisationId }) => organisationId === view.organisationId);
  if (closing === null) return <WriteNote agreement={agreement} reveal={reveal} />;
  return (
    <>
      {mine === true ? null : (
        <SayYes agreement={agreement} note={closing.number} reveal={reveal} />
      )}
      <details className={styles["another"]}>
        <summary>{t("review.change")}</summary>
        <WriteNote key={closing.number} agreement={agreement} reveal={reveal} />
      </details>
    </>
  );
}

function SayYes({
  agreement,
  note,
  reveal,
}: {
  readonly agreement: string;
  readonly note: number;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const close = useCloseReview(agreement);
  return (
    <>
      <ProblemNote thrown={close.error} />
      <Button
        kind="agree"
        block
        busy={close.isPending && t("review.proposing")}
        onClick={() => {
          close.mutate(
            { note, inputsHash: reveal.inputsHash },
            {
              onSuccess: ({ closed }) => {
                if (closed) tell(t("review.closed"));
              },
            },
          );
        }}
      >
        {t("review.yes")}
      </Button>
    </>
  );
}

const NOTE = "review-note";

function WriteNote({ agreement, reveal }: { readonly agreement: string; readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const save = useNoteReview(agreement);
  const [words, setWords] = useState("");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const send = () => {
    const body = { words: words.trim(), inputsHash: reveal.inputsHash };
    const fits = NoteReview.safeParse(body).success;
    setWrong(fits ? undefined : t("review.noteMissing"));
    if (fits) save.mutate(body);
  };
  return (
    <Form onSend={send}>
      <ErrorSummary problems={wrong === undefined ? [] : [{ fieldId: NOTE, text: wrong }]} />
      <TextField
        id={NOTE}
        label={t("review.note")}
        hint={t("review.noteHint")}
        error={wrong}
        rows={4}
        value={words}
        onChange={setWords}
      />
      <ProblemNote thrown={save.error} again={send} />
      <div>
        <Button type="submit" kind="primary" busy={save.isPending && t("review.proposing")}>
          {t("review.propose")}
        </Button>
      </div>
    </Form>
  );
}
