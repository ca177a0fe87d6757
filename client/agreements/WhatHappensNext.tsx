import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Card } from "../ui/Card.tsx";
import { Note } from "../ui/Note.tsx";
import styles from "./NewPartnership.module.css";

const STEPS = [1, 2, 3, 4] as const;

/** The four steps from an invitation to a signature. */
export function WhatHappensNext() {
  const { t } = useTranslation("agreements");
  return (
    <aside aria-label={t("new.next")} className={styles["aside"]}>
      <Card>
        <h2>{t("new.next")}</h2>
        <ol className={styles["next"]}>
          {STEPS.map((step) => (
            <li key={step}>
              <span className={styles["no"]} aria-hidden>
                {step}
              </span>
              <b>{t(`new.step${step}`)}</b>
              {t(`new.step${step}Text`)}
            </li>
          ))}
        </ol>
      </Card>
      <Note icon={Lock}>
        <b>{t("new.private")}</b> {t("new.privateText")}
      </Note>
    </aside>
  );
}
