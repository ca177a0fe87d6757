import { useTranslation } from "react-i18next";
import { Hidden } from "./Hidden.tsx";
import styles from "./Skeleton.module.css";

/** Grey lines in the place of what is still loading. They show only after 300 ms. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useTranslation("ui");
  return (
    <div className={styles["skeleton"]}>
      <Hidden>{t("loading")}</Hidden>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles["line"]} />
      ))}
    </div>
  );
}
