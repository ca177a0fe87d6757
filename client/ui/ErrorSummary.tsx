import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { showErrors } from "./errors-shown.ts";
import styles from "./ErrorSummary.module.css";

/** `text` is the sentence beside the field; `fieldId` is the control that takes the focus. */
export interface FieldProblem {
  readonly fieldId: string;
  readonly text: string;
}

/**
 * Everything that must be put right before the page can go on, at its top. It takes the focus when
 * problems appear or change, and each line leads to its field. Nothing is drawn without problems.
 */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { t } = useTranslation("ui");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length === 0) return undefined;
    box.current?.focus();
    return showErrors();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles["summary"]}>
      <h2>{t("thereIsAProblem")}</h2>
      <ul>
        {problems.map(({ fieldId, text }) => (
          <li key={fieldId + text}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
