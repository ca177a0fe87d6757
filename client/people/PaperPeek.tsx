import { useTranslation } from "react-i18next";
import { Avatar } from "../ui/Avatar.tsx";
import { classes } from "../ui/classes.ts";
import { orgColour } from "../ui/OrgMark.tsx";
import styles from "./PaperPeek.module.css";

/** A picture of an agreement being written: decoration, so no screen reader meets it. */
export function PaperPeek() {
  const { t } = useTranslation("people");
  return (
    <div className={styles["peek"]} aria-hidden>
      <div className={styles["paper"]}>
        <p className={styles["heading"]}>
          <span className={styles["number"]}>7</span>
          {t("peek.title")}
        </p>
        <p className={styles["sub"]}>
          <span className={styles["number"]}>7.1</span>
          {t("peek.one")} <span className={styles["field"]}>{t("peek.field")}</span>
          {t("peek.oneEnd")}
        </p>
        <p className={styles["sub"]}>
          <span className={styles["number"]}>7.2</span>
          <span className={styles["margin"]}>
            <Avatar name="Marcus Bell" org={2} size={22} />
          </span>
          {t("peek.two")}
          <span className={classes(styles["caret"], orgColour(2))} />
        </p>
      </div>
    </div>
  );
}
