import { useTranslation } from "react-i18next";
import { hardFloorOf, needsReason } from "#shared/assessment/by-hand.ts";
import { ALL_DEGREES, type Degree, DEGREES } from "#shared/assessment/degrees.ts";
import { becauseOf, floorById } from "#shared/assessment/floors.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form } from "../ui/Form.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import { mayNow } from "./assessment.ts";
import { ClauseChanges } from "./ClauseChanges.tsx";
import { useNames } from "./names.ts";
import styles from "./OtherDegree.module.css";
import { KIND, offered, type OtherDegreeForm, REASON, useOtherDegree } from "./useOtherDegree.ts";

/** A lead proposes another kind of agreement: which, why, and what that leaves out or adds. */
export function OtherDegree({
  agreement,
  view,
  reveal,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const form = useOtherDegree(agreement, reveal);
  if (!mayNow(view, "confirmDegree") || offered(reveal).length === 0) return null;
  return (
    <Card flush className={styles["card"]}>
      <details>
        <summary>{t("other.title")}</summary>
        <Form className={styles["form"]} onSend={form.send}>
          <ErrorSummary problems={form.problems} />
          <Kinds form={form} reveal={reveal} />
          {form.degree === undefined ? null : (
            <ClauseChanges reveal={reveal} degree={form.degree} />
          )}
          <Why form={form} reveal={reveal} />
          <ProblemNote thrown={form.propose.error} />
          <Button
            kind="secondary"
            type="submit"
            busy={form.propose.isPending && t("other.sending")}
          >
            {t("other.send")}
          </Button>
        </Form>
      </details>
    </Card>
  );
}

function Kinds({ form, reveal }: { readonly form: OtherDegreeForm; readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const whyNot = useWhyNot(reveal);
  const open = offered(reveal);
  return (
    <RadioList
      id={KIND}
      legend={t("other.kind")}
      error={form.problems.find(({ fieldId }) => fieldId !== REASON)?.text}
      value={form.chosen}
      onChange={form.setChosen}
      options={ALL_DEGREES.map((degree) => ({
        value: String(degree),
        label: t("other.option", { degree, instrument: DEGREES[degree].instrument }),
        hint: open.includes(degree) ? DEGREES[degree].line : whyNot(degree),
        unavailable: !open.includes(degree),
      }))}
    />
  );
}

/** Why a degree cannot be chosen: it is in question already, or a fact asks for more. */
function useWhyNot(reveal: Reveal): (degree: Degree) => string {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  const { result, proposal } = reveal;
  return (degree) => {
    const floor = hardFloorOf(result);
    if (degree >= floor) {
      return t(degree === proposal?.degree ? "other.proposed" : "other.computed");
    }
    const fact = result.floors.find(({ id, min }) => min === floor && floorById(id)?.soft !== true);
    return t("other.belowFloor", {
      because: fact === undefined ? "" : becauseOf(fact.id, reveal.thresholds.now),
      names: names(fact?.by ?? []),
      floor,
    });
  };
}

function Why({ form, reveal }: { readonly form: OtherDegreeForm; readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const needed = form.degree === undefined || needsReason(reveal.result, form.degree);
  return (
    <TextField
      id={REASON}
      label={t(needed ? "other.why" : "other.whyOptional")}
      hint={t("other.whyHint")}
      error={form.problems.find(({ fieldId }) => fieldId === REASON)?.text}
      value={form.reason}
      onChange={form.setReason}
      rows={4}
    />
  );
}
