import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import styles from "./Field.module.css";
import { Hidden } from "./Hidden.tsx";

/** What the control inside a field must carry, so that its label, hint and error belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface Described {
  readonly hint?: ReactNode;
  /** What to enter, in a whole sentence. The same words stand in the error summary. */
  readonly error?: string | undefined;
}

/**
 * A label, a hint, an error above the control, and the control.
 * @param id fixed when an error summary must lead here
 * @param children draws the control with the given props spread onto it
 */
export function Field({
  label,
  hint,
  error,
  id: given,
  hideLabel = false,
  children,
}: Described & {
  readonly label: ReactNode;
  readonly id?: string;
  readonly hideLabel?: boolean;
  readonly children: (props: ControlProps) => ReactNode;
}) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={hideLabel ? undefined : styles["label"]}>
        {hideLabel ? <Hidden>{label}</Hidden> : label}
      </label>
      <Hint id={`${id}-hint`}>{hint}</Hint>
      <FieldError id={`${id}-error`} error={error} />
      {children({
        id,
        "aria-describedby": describedBy(id, { hint, error }),
        "aria-invalid": error === undefined ? undefined : true,
      })}
    </div>
  );
}

/** A group of controls under one question, as radios and checkboxes are. */
export function FieldGroup({
  legend,
  hint,
  error,
  id,
  children,
}: Described & {
  readonly legend: ReactNode;
  readonly id: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles["field"]}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend className={styles["label"]}>{legend}</legend>
      <Hint id={`${id}-hint`}>{hint}</Hint>
      <FieldError id={`${id}-error`} error={error} />
      {children}
    </fieldset>
  );
}

/** An error beside what it is about. */
export function FieldError({
  id,
  error,
}: {
  readonly id: string;
  readonly error?: string | undefined;
}) {
  const { t } = useTranslation("ui");
  if (error === undefined) return null;
  return (
    <p id={id} className={styles["error"]}>
      <CircleAlert size={16} aria-hidden />
      <span>
        <Hidden>{t("error")} </Hidden>
        {error}
      </span>
    </p>
  );
}

function Hint({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  return children === undefined || children === null ? null : (
    <div id={id} className={styles["hint"]}>
      {children}
    </div>
  );
}

function describedBy(id: string, { hint, error }: Described): string | undefined {
  const ids = classes(has(hint) && `${id}-hint`, has(error) && `${id}-error`);
  return ids === "" ? undefined : ids;
}

function has(part: unknown): boolean {
  return part !== undefined && part !== null;
}
