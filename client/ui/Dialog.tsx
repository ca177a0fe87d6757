import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import styles from "./Dialog.module.css";

/**
 * A question or a small form over the page. The browser keeps the focus inside, closes it on Escape
 * and gives the focus back to where it was opened. Draw it only while it is open.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at its foot, the one that answers "yes" first. */
  readonly actions?: ReactNode;
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
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={titleId}
      className={styles["dialog"]}
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
