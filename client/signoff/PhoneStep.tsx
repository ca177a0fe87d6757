import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../ui/classes.ts";
import styles from "./PhoneSigning.module.css";

const STEPS = [1, 2, 3] as const;

/** One screen of signing on a phone: where one is, the content, and the actions at its foot. */
export function PhoneStep({
  step,
  caption,
  foot,
  children,
}: {
  readonly step: 1 | 2 | 3;
  /** More of where one is, after "Step 2 of 3". */
  readonly caption?: string;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("signoff");
  return (
    <>
      <div className={styles["content"]}>
        <div className={styles["dots"]} aria-hidden>
          {STEPS.map((one) => (
            <i key={one} className={classes(one <= step && styles["ok"])} />
          ))}
        </div>
        <p className={styles["caption"]}>
          {t("signing.steps", { step, count: STEPS.length })}
          {caption === undefined ? "" : `. ${caption}`}
        </p>
        {children}
      </div>
      <div className={styles["foot"]}>{foot}</div>
    </>
  );
}

/** A second way on, as quiet words. */
export function QuietAction({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={styles["quiet"]} onClick={onClick}>
      {children}
    </button>
  );
}
