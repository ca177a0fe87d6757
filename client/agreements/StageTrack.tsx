import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Stage } from "#shared/agreements/stage.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/Hidden.tsx";
import styles from "./StageTrack.module.css";

const STEPS = ["assessing", "drafting", "signing", "inForce"] as const;

/** The four stages in words, with the one it is in. Ended stands past them all. */
export function StageTrack({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation("agreements");
  const place = stage === "ended" ? STEPS.length : STEPS.indexOf(stage);
  return (
    <ol className={styles["track"]} aria-label={t("overview.stages")}>
      {STEPS.map((step, at) => (
        <li
          key={step}
          aria-current={at === place ? "step" : undefined}
          className={classes(styles["step"], at < place && styles["done"])}
        >
          <span className={styles["dot"]} aria-hidden>
            {at < place ? <Check size={12} strokeWidth={3} /> : null}
          </span>
          {t(`overview.steps.${step}`)}
          {at > place ? null : (
            <Hidden>, {t(at < place ? "overview.done" : "overview.now")}</Hidden>
          )}
        </li>
      ))}
    </ol>
  );
}
