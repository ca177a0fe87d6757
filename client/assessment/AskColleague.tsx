import { UserRoundCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AskView } from "#shared/protocol/answering.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Field } from "../ui/Field.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { Select } from "../ui/Input.tsx";
import { Note } from "../ui/Note.tsx";
import { tell } from "../ui/status.ts";
import { useAskColleague, useTakeAskBack } from "./answering.ts";
import styles from "./AskColleague.module.css";
import { places } from "./places.ts";

interface AskProps {
  readonly agreement: string;
  readonly question: QuestionId;
  readonly view: AssessmentView;
}

/** "Stuck on one?": asks somebody of one's own organisation for one answer, or takes that back. */
export function AskColleague({ agreement, question, view }: AskProps) {
  const { t } = useTranslation("assessment");
  const [open, setOpen] = useState(false);
  const ask = view.asks.find((one) => one.question === question);
  if (ask !== undefined) return <Asked agreement={agreement} ask={ask} />;
  return (
    <>
      <p>
        {t("ask.stuck")}{" "}
        <button
          type="button"
          className={styles["link"]}
          onClick={() => {
            setOpen(true);
          }}
        >
          {t("ask.link")}
        </button>
      </p>
      {open ? (
        <AskDialog
          agreement={agreement}
          question={question}
          view={view}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function Asked({ agreement, ask }: { readonly agreement: string; readonly ask: AskView }) {
  const { t } = useTranslation("assessment");
  const takeBack = useTakeAskBack(agreement);
  return (
    <Note icon={UserRoundCheck}>
      <p>
        {t("ask.asked", { person: ask.personName })} {t("ask.askedOn")}
      </p>
      <ProblemNote thrown={takeBack.error} />
      <button
        type="button"
        className={styles["link"]}
        onClick={() => {
          takeBack.mutate(ask.question);
        }}
      >
        {t("ask.takeBack")}
      </button>
    </Note>
  );
}

function AskDialog({
  agreement,
  question,
  view,
  onClose,
}: AskProps & { readonly onClose: () => void }) {
  const { t } = useTranslation("assessment");
  return (
    <Dialog title={t("ask.title")} onClose={onClose}>
      {view.colleagues.length === 0 ? (
        <p>
          {t("ask.nobody", { name: view.organisationName })}{" "}
          <Link to={places.people(agreement)}>{t("ask.invite")}</Link>
        </p>
      ) : (
        <AskForm agreement={agreement} question={question} view={view} onClose={onClose} />
      )}
    </Dialog>
  );
}

const WHO = "ask-who";

function AskForm({
  agreement,
  question,
  view,
  onClose,
}: AskProps & { readonly onClose: () => void }) {
  const { t } = useTranslation("assessment");
  const ask = useAskColleague(agreement);
  const [personId, setPersonId] = useState("");
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const send = () => {
    const person = view.colleagues.find((one) => one.personId === personId);
    setMissing(person === undefined ? t("ask.missing") : undefined);
    if (person === undefined) return;
    ask.mutate(
      { question, personId },
      {
        onSuccess: () => {
          tell(t("ask.done", { person: person.name }));
          onClose();
        },
      },
    );
  };
  return (
    <Form onSend={send}>
      <p>{t("ask.text", { name: view.organisationName })}</p>
      <ErrorSummary problems={missing === undefined ? [] : [{ fieldId: WHO, text: missing }]} />
      <Field id={WHO} label={t("ask.who")} error={missing}>
        {(props) => (
          <Select
            {...props}
            options={[
              { value: "", label: t("ask.choose") },
              ...view.colleagues.map((one) => ({ value: one.personId, label: one.name })),
            ]}
            value={personId}
            onChange={setPersonId}
          />
        )}
      </Field>
      <ProblemNote thrown={ask.error} again={send} />
      <FormActions>
        <Button type="submit" kind="primary" busy={ask.isPending && t("ask.sending")}>
          {t("ask.send")}
        </Button>
      </FormActions>
    </Form>
  );
}
