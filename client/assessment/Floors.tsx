import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { becauseOf } from "#shared/assessment/floors.ts";
import { lowerable } from "#shared/assessment/lowered.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Quote } from "../ui/Quote.tsx";
import { mayNow } from "./assessment.ts";
import styles from "./Floors.module.css";
import { everyone, useNames } from "./names.ts";
import { goToFloor } from "./useChangeAmounts.ts";

const SHOWN = 4;

interface FloorsProps {
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}

/** The facts that ask for at least some degree, with who reported them, the highest first. */
export function Floors({ view, reveal }: FloorsProps) {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  const { floors, flagged } = reveal.result;
  const asks = (floor: (typeof floors)[number]) => floor.asks ?? floor.min;
  const sorted = floors.toSorted((a, b) => asks(b) - asks(a));
  if (floors.length + flagged.length === 0) return null;
  return (
    <Card as="section" labelledBy="floors" className={styles["card"]}>
      <h2 id="floors">{t("floors.title")}</h2>
      <p>
        {reveal.result.floor > 1
          ? t("floors.lead", { floor: reveal.result.floor })
          : t("floors.leadClauses")}
      </p>
      <FloorList floors={sorted.slice(0, SHOWN)} view={view} reveal={reveal} />
      {sorted.length <= SHOWN ? null : (
        <details className={styles["rest"]}>
          <summary>{t("draft.more", { count: sorted.length - SHOWN })}</summary>
          <FloorList floors={sorted.slice(SHOWN)} view={view} reveal={reveal} />
        </details>
      )}
      {flagged.length === 0 ? null : (
        <>
          <h3>{t("floors.flagged", everyone(reveal.parties))}</h3>
          <ul className={styles["flagged"]}>
            {flagged.map(({ id, by }) => (
              <li key={id}>
                {becauseOf(id, reveal.thresholds.now)} ({names(by)})
                <LoweredNote id={id} reveal={reveal} />
                <LowerThis id={id} view={view} reveal={reveal} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function FloorList({
  floors,
  view,
  reveal,
}: FloorsProps & { readonly floors: Reveal["result"]["floors"] }) {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  return (
    <ul className={styles["floors"]}>
      {floors.map(({ id, min, by, basis }) => (
        <li key={id}>
          <Lock size={16} aria-hidden />
          <div className={styles["fact"]}>
            <b>{becauseOf(id, reveal.thresholds.now)}</b>
            {names(by)}. {t(`floors.${basis}`)}
            <LoweredNote id={id} reveal={reveal} />
            <LowerThis id={id} view={view} reveal={reveal} />
          </div>
          {min > 1 ? (
            <span className={styles["min"]}>{t("floors.min", { degree: min })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** That all lowered it, who proposed it, when and why; or that it was lowered for other answers. */
function LoweredNote({ id, reveal }: { readonly id: string; readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const { lowered, now } = reveal.thresholds;
  const found = lowered.find(({ floor }) => floor === id);
  if (found === undefined) return null;
  const { degree, personName, organisationId, at, reason, holds } = found;
  if (!holds) return <p>{t("floors.loweredOff", { degree })}</p>;
  const party = reveal.parties.find((one) => one.organisationId === organisationId);
  const asks = lowerable(reveal.parties, now).find((floor) => floor.id === id)?.asks ?? degree;
  const said = { person: personName, name: party?.shortName ?? "", at: moments.date(at) };
  return (
    <>
      <p>{t("floors.lowered", { ...said, asks, ...everyone(reveal.parties) })}</p>
      <Quote>{reason}</Quote>
    </>
  );
}

/** Only what is a choice can be lowered: what the law, a regulator or a funder asks for has no button. */
function LowerThis({ id, view, reveal }: FloorsProps & { readonly id: string }) {
  const { t } = useTranslation("assessment");
  const { now } = reveal.thresholds;
  const open = lowerable(reveal.parties, now).some((floor) => floor.id === id);
  if (!open || !mayNow(view, "confirmDegree")) return null;
  return (
    <Button
      kind="quiet"
      size="sm"
      aria-label={t("floors.lowerFor", { because: becauseOf(id, now) })}
      onClick={() => {
        goToFloor(id);
      }}
    >
      {t("floors.lower")}
    </Button>
  );
}
