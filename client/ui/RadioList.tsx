import { Fragment, useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldGroup } from "./Field.tsx";
import styles from "./RadioList.module.css";

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** "or" stands before this one, as before "Not sure yet". */
  readonly apart?: boolean;
}

/**
 * One answer out of several, in radios of 44 px.
 * @param value the chosen one, or undefined while nothing is chosen: never preselected
 * @param id an error summary leads here; focus then goes to the first radio, `${id}-0`
 */
export function RadioList<Value extends string>({
  legend,
  hint,
  error,
  id: given,
  options,
  value,
  onChange,
}: {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly options: readonly RadioOption<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}) {
  const { t } = useTranslation("ui");
  const made = useId();
  const id = given ?? made;
  return (
    <FieldGroup legend={legend} hint={hint} error={error} id={id}>
      <div className={styles["list"]}>
        {options.map((option, place) => (
          <Fragment key={option.value}>
            {option.apart === true ? <p className={styles["or"]}>{t("or")}</p> : null}
            <div className={styles["option"]}>
              <input
                type="radio"
                id={`${id}-${String(place)}`}
                name={id}
                value={option.value}
                checked={option.value === value}
                aria-describedby={
                  option.hint === undefined ? undefined : `${id}-${String(place)}-hint`
                }
                onChange={() => {
                  onChange(option.value);
                }}
              />
              <span className={styles["dot"]} />
              <label htmlFor={`${id}-${String(place)}`}>{option.label}</label>
              {option.hint === undefined ? null : (
                <p id={`${id}-${String(place)}-hint`} className={styles["hint"]}>
                  {option.hint}
                </p>
              )}
            </div>
          </Fragment>
        ))}
      </div>
    </FieldGroup>
  );
}
