import { useTranslation } from "react-i18next";
import { ALL_DEGREES } from "#shared/assessment/degrees.ts";
import { becauseOf } from "#shared/assessment/floors.ts";
import { lowerable } from "#shared/assessment/lowered.ts";
import { sameThresholds } from "#shared/assessment/thresholds.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Field } from "../ui/Field.tsx";
import { Form } from "../ui/Form.tsx";
import { Select } from "../ui/Input.tsx";
import { TextField } from "../ui/TextField.tsx";
import { type Row, ROWS, useOutcome, useRowWords } from "./amounts.ts";
import { mayNow } from "./assessment.ts";
import {
  choicesFor,
  chosenFor,
  fieldOf,
  floorField,
  REASON,
  useChangeAmounts,
  valueOf,
  withFloor,
} from "./useChangeAmounts.ts";
import styles from "./WhyAmounts.module.css";

type AmountsForm = ReturnType<typeof useChangeAmounts>;

/** A lead proposes other amounts: which, why, and what the answers would then say. */
export function ChangeAmounts({
  agreement,
  view,
  reveal,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const form = useChangeAmounts(agreement, reveal);
  const outcome = useOutcome(reveal);
  if (!mayNow(view, "confirmDegree")) return null;
  const changed = !sameThresholds(form.thresholds, reveal.thresholds.now);
  return (
    <details className={styles["change"]}>
      <summary>{t("amounts.change")}</summary>
      <Form className={styles["form"]} onSend={form.send}>
        <ErrorSummary problems={form.problems} />
        {ROWS.map((row) => (
          <Choice key={row} row={row} form={form} />
        ))}
        <FloorChoices form={form} reveal={reveal} />
        {reveal.thresholds.proposal === null ? null : (
          <p>{t("amounts.replaces", { person: reveal.thresholds.proposal.personName })}</p>
        )}
        <output>{changed ? outcome(form.thresholds) : null}</output>
        <TextField
          id={REASON}
          label={t("amounts.why")}
          hint={t("amounts.whyHint")}
          error={form.problems.find(({ fieldId }) => fieldId === REASON)?.text}
          value={form.reason}
          onChange={form.setReason}
          rows={3}
        />
        <ProblemNote thrown={form.propose.error} />
        <Button
          kind="secondary"
          type="submit"
          busy={form.propose.isPending && t("amounts.sending")}
        >
          {t("amounts.send")}
        </Button>
      </Form>
    </details>
  );
}

/** The floors that may be lowered here, each with the degrees at which it could hold. */
function FloorChoices({ form, reveal }: { readonly form: AmountsForm; readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const { thresholds, setThresholds } = form;
  const floors = lowerable(reveal.parties, thresholds);
  if (floors.length === 0) return null;
  return (
    <fieldset className={styles["lower"]}>
      <legend>{t("amounts.floors")}</legend>
      <p>{t("amounts.floorsHint")}</p>
      {floors.map((floor) => (
        <Field key={floor.id} id={floorField(floor.id)} label={becauseOf(floor.id, thresholds)}>
          {(props) => (
            <Select
              {...props}
              options={ALL_DEGREES.filter((degree) => degree <= floor.asks)
                .toReversed()
                .map((degree) => ({
                  value: String(degree),
                  label: t(degree === floor.asks ? "amounts.asItIs" : `amounts.atLeast.${degree}`, {
                    degree,
                  }),
                }))}
              value={String(thresholds.lowered[floor.id] ?? floor.asks)}
              onChange={(value) => {
                setThresholds(withFloor(thresholds, floor, Number(value)));
              }}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function Choice({ row, form }: { readonly row: Row; readonly form: AmountsForm }) {
  const { t } = useTranslation("assessment");
  const words = useRowWords();
  const { thresholds, setThresholds, problems } = form;
  const options = choicesFor(row, thresholds).map((value) => ({
    value: String(value),
    label: words(row, chosenFor(row, value, thresholds)),
  }));
  return (
    <Field
      id={fieldOf(row)}
      label={t(`amounts.what.${row}`)}
      error={problems.find(({ fieldId }) => fieldId === fieldOf(row))?.text}
    >
      {(props) => (
        <Select
          {...props}
          options={options}
          value={String(valueOf(row, thresholds))}
          onChange={(value) => {
            setThresholds(chosenFor(row, Number(value), thresholds));
          }}
        />
      )}
    </Field>
  );
}
