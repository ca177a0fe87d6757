import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { floorById } from "#shared/assessment/floors.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import styles from "./Floors.module.css";
import { useNames } from "./names.ts";

const SHOWN = 4;

/** The facts that ask for at least some degree, with who reported them, the highest first. */
export function Floors({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  const { floors, flagged } = reveal.result;
  const sorted = floors.toSorted((a, b) => b.min - a.min);
  if (floors.length + flagged.length === 0) return null;
  return (
    <Card as="section" labelledBy="floors" className={styles["card"]}>
      <h2 id="floors">{t("floors.title")}</h2>
      <p>
        {reveal.result.floor > 1
          ? t("floors.lead", { floor: reveal.result.floor })
          : t("floors.leadClauses")}
      </p>
      <FloorList floors={sorted.slice(0, SHOWN)} reveal={reveal} />
      {sorted.length <= SHOWN ? null : (
        <details className={styles["rest"]}>
          <summary>{t("draft.more", { count: sorted.length - SHOWN })}</summary>
          <FloorList floors={sorted.slice(SHOWN)} reveal={reveal} />
        </details>
      )}
      {flagged.length === 0 ? null : (
        <>
          <h3>{t("floors.flagged")}</h3>
          <ul className={styles["flagged"]}>
            {flagged.map(({ id, by }) => (
              <li key={id}>
                {floorById(id)?.because} ({names(by)})
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
  reveal,
}: {
  readonly floors: Reveal["result"]["floors"];
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  return (
    <ul className={styles["floors"]}>
      {floors.map(({ id, min, by, basis }) => (
        <li key={id}>
          <Lock size={16} aria-hidden />
          <span>
            <b>{floorById(id)?.because}</b>
            {names(by)}. {t(`floors.${basis}`)}
          </span>
          {min > 1 ? (
            <span className={styles["min"]}>{t("floors.min", { degree: min })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
