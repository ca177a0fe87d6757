import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import type { Deadline } from "#shared/protocol/opening.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { useMoments } from "../ui/moments.ts";
import { useNow } from "../ui/now.ts";
import { TextField } from "../ui/TextField.tsx";
import { mayNow } from "./assessment.ts";
import styles from "./LastDay.module.css";
import { useOpenEarly, useSetDeadline } from "./settling.ts";
import { listed } from "./words.ts";

interface DayProps {
  readonly agreement: string;
  readonly view: AssessmentView;
}

/** The last day for answers: when it is, who set it, and what follows when it is over. */
export function LastDay({ agreement, view }: DayProps) {
  const { t } = useTranslation("assessment");
  const { deadline } = view;
  const may = mayNow(view, "answer") && view.openedAt === null;
  if (deadline === null && !may) return null;
  return (
    <Card as="section" labelledBy="last-day" className={styles["card"]}>
      <h2 id="last-day">
        <CalendarClock size={18} aria-hidden /> {t("day.title")}
      </h2>
      {deadline === null ? <p>{t("day.none")}</p> : <Standing view={view} deadline={deadline} />}
      {may && deadline?.passed === true ? (
        <Early agreement={agreement} view={view} deadline={deadline} />
      ) : null}
      {may ? <Change agreement={agreement} deadline={deadline} /> : null}
    </Card>
  );
}

function Standing({
  view,
  deadline,
}: {
  readonly view: AssessmentView;
  readonly deadline: Deadline;
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const party = view.progress.find(
    ({ organisationId }) => organisationId === deadline.organisationId,
  );
  const words = {
    due: moments.date(deadline.due),
    person: deadline.personName,
    name: party?.shortName ?? "",
  };
  return <p>{t(deadline.passed ? "day.over" : "day.standing", words)}</p>;
}

/** The parties that have finished agree to open without those who have not. */
function Early({ agreement, view, deadline }: DayProps & { readonly deadline: Deadline }) {
  const { t, i18n } = useTranslation("assessment");
  const open = useOpenEarly(agreement);
  const names = (parties: AssessmentView["progress"]) =>
    listed(
      parties.map(({ shortName }) => shortName),
      i18n.language,
    );
  const finished = view.progress.filter((party) => party.finished);
  const late = [
    ...view.progress.filter((party) => !party.finished).map(({ shortName }) => shortName),
    ...view.invited,
  ];
  if (late.length === 0 || finished.length < 2) return null;
  const said = finished.filter(({ organisationId }) => deadline.yes.includes(organisationId));
  const mine = deadline.yes.includes(view.organisationId);
  return (
    <>
      <p>
        {t("day.early", {
          count: late.length,
          late: listed(late, i18n.language),
          names: names(finished),
        })}
        {said.length === 0 ? null : ` ${t("day.said", { names: names(said) })}`}
      </p>
      <ProblemNote thrown={open.error} />
      {view.finished === null || mine ? null : (
        <Button
          kind="agree"
          busy={open.isPending && t("day.opening")}
          onClick={() => {
            open.mutate();
          }}
        >
          {t("day.open", { late: listed(late, i18n.language) })}
        </Button>
      )}
    </>
  );
}

const DUE = "last-day-due";

function Change({
  agreement,
  deadline,
}: {
  readonly agreement: string;
  readonly deadline: Deadline | null;
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const save = useSetDeadline(agreement);
  const [due, setDue] = useState("");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const send = () => {
    const fits = /^\d{4}-\d\d-\d\d$/.test(due) && due >= today;
    setWrong(fits ? undefined : t("day.wrong", { today: moments.date(today) }));
    if (fits) save.mutate(due);
  };
  return (
    <details className={styles["change"]}>
      <summary>{t(deadline === null ? "day.set" : "day.move")}</summary>
      <Form onSend={send}>
        <ErrorSummary problems={wrong === undefined ? [] : [{ fieldId: DUE, text: wrong }]} />
        <TextField
          id={DUE}
          type="date"
          label={t("day.label")}
          hint={t("day.hint")}
          error={wrong}
          value={due}
          onChange={setDue}
        />
        <ProblemNote thrown={save.error} />
        <FormActions>
          <Button type="submit" busy={save.isPending && t("day.saving")}>
            {t("day.save")}
          </Button>
          {deadline === null ? null : (
            <Button
              kind="quiet"
              onClick={() => {
                save.mutate(null);
              }}
            >
              {t("day.takeAway")}
            </Button>
          )}
        </FormActions>
      </Form>
    </details>
  );
}
