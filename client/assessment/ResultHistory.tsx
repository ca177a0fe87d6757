import { useTranslation } from "react-i18next";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { ResultStep } from "#shared/protocol/result.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import styles from "./Changes.module.css";
import { listed } from "./words.ts";

/** How the result has changed since the answers opened: who came or went, the degree, the clauses. */
export function ResultHistory({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const steps = reveal.history
    .map((step, index) => ({ step, before: reveal.history[index - 1] }))
    .filter(({ step, before }) => before !== undefined && shows(step, before))
    .toReversed();
  if (steps.length === 0) return null;
  return (
    <Card as="section" labelledBy="history" className={styles["card"]}>
      <h2 id="history">{t("history.title")}</h2>
      <ol className={styles["changes"]}>
        {steps.map(({ step, before }) => (
          <Step key={step.revision} step={step} before={before} />
        ))}
      </ol>
    </Card>
  );
}

function shows(step: ResultStep, before: ResultStep): boolean {
  const { joined, left, clausesIn, clausesOut } = step;
  const moved = [joined, left, clausesIn, clausesOut].some(({ length }) => length > 0);
  return moved || step.degree !== before.degree;
}

function Step({
  step,
  before,
}: {
  readonly step: ResultStep;
  readonly before: ResultStep | undefined;
}) {
  const { t, i18n } = useTranslation("assessment");
  const moments = useMoments();
  const names = (words: readonly string[]) => listed(words, i18n.language);
  const titles = (ids: readonly string[]) => names(ids.map((id) => libraryClause(id)?.title ?? id));
  const degree = (of: ResultStep | undefined) =>
    of === undefined || of.degree === null ? t("history.noDegree") : String(of.degree);
  return (
    <li>
      <b>
        {step.degree === before?.degree
          ? t("history.same", { degree: degree(step) })
          : t("history.degree", { from: degree(before), to: degree(step) })}
      </b>
      {step.joined.length === 0 ? null : (
        <span>{t("history.joined", { names: names(step.joined) })}</span>
      )}
      {step.left.length === 0 ? null : (
        <span>{t("history.left", { names: names(step.left) })}</span>
      )}
      {step.clausesIn.length === 0 ? null : (
        <span>{t("history.in", { clauses: titles(step.clausesIn) })}</span>
      )}
      {step.clausesOut.length === 0 ? null : (
        <span>{t("history.out", { clauses: titles(step.clausesOut) })}</span>
      )}
      <span className={styles["who"]}>{moments.both(step.at)}</span>
    </li>
  );
}
