import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import { classes } from "./classes.ts";
import styles from "./Dialog.module.css";

/**
 * A question or a small form over the page. The browser keeps the focus inside and closes it on
 * Escape. The focus goes back to where it was opened, or, where that has gone from the page
 * meanwhile, to `thenFocus`. Draw it only while it is open.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  wide = false,
  thenFocus,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at its foot, the one that answers "yes" first. */
  readonly actions?: ReactNode;
  /** For tables and long lists. */
  readonly wide?: boolean;
  /** The id of the place that takes the focus when the opener is no longer there at the end. */
  readonly thenFocus?: string;
}) {
  const { t } = useTranslation("ui");
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      const place =
        opener?.isConnected === true ? opener : document.getElementById(thenFocus ?? "");
      if (place instanceof HTMLElement) place.focus();
    };
  }, [thenFocus]);
  return (
    <dialog
      ref={box}
      aria-labelledby={titleId}
      className={classes(styles["dialog"], wide && styles["wide"])}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles["head"]}>
        <h2 id={titleId}>{title}</h2>
      </header>
      <div className={styles["body"]}>{children}</div>
      {actions === undefined ? null : <footer className={styles["actions"]}>{actions}</footer>}
      <div className={styles["close"]}>
        <IconButton label={t("close")} icon={X} onClick={onClose} />
      </div>
    </dialog>
  );
}
