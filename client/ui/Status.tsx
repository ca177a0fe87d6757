import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import { Hidden } from "./Hidden.tsx";
import styles from "./Status.module.css";
import { dismiss, status } from "./status.ts";

/** The two live regions and the toasts. Stands once in the page, from load. */
export function Status() {
  const { t } = useTranslation("ui");
  const spoken = useSyncExternalStore(status.subscribe, status.now);
  return (
    <>
      <div aria-live="polite">
        <Hidden>{spoken.polite}</Hidden>
      </div>
      <div aria-live="assertive">
        <Hidden>{spoken.assertive}</Hidden>
      </div>
      <output className={styles["stack"]}>
        {spoken.toasts.map((said) => (
          <div key={said.id} className={styles["toast"]}>
            <span>{said.text}</span>
            <IconButton
              label={t("close")}
              icon={X}
              onClick={() => {
                dismiss(said.id);
              }}
            />
          </div>
        ))}
      </output>
    </>
  );
}
