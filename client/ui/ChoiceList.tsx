import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./ChoiceList.module.css";
import { FieldGroup } from "./Field.tsx";

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** "or" stands before this one, as before "Not sure yet". */
  readonly apart?: boolean;
  /** It is shown and cannot be chosen; the hint says why. */
  readonly unavailable?: boolean;
}

/** What radios and boxes have in common: a question and its answers. */
export interface ChoiceQuestion<Value extends string> {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly options: readonly Choice<Value>[];
}

/**
 * The answers to a question, one below the other, each 44 px high.
 * @param id an error summary leads here; focus then goes to the first answer, `${id}-0`
 * @param mark what is drawn over the input, which itself cannot be seen
 */
export function ChoiceList<Value extends string>({
  legend,
  hint,
  error,
  options,
  id,
  type,
  mark,
  isChosen,
  onChoose,
}: ChoiceQuestion<Value> & {
  readonly id: string;
  readonly type: "radio" | "checkbox";
  readonly mark: ReactNode;
  readonly isChosen: (value: Value) => boolean;
  readonly onChoose: (value: Value) => void;
}) {
  const { t } = useTranslation("ui");
  return (
    <FieldGroup legend={legend} hint={hint} error={error} id={id}>
      <div className={styles["list"]}>
        {options.map((option, place) => {
          const own = `${id}-${String(place)}`;
          return (
            <Fragment key={option.value}>
              {option.apart === true ? <p className={styles["or"]}>{t("or")}</p> : null}
              <div className={styles["option"]}>
                <input
                  type={type}
                  id={own}
                  name={id}
                  value={option.value}
                  checked={isChosen(option.value)}
                  disabled={option.unavailable === true}
                  aria-describedby={option.hint === undefined ? undefined : `${own}-hint`}
                  onChange={() => {
                    onChoose(option.value);
                  }}
                />
                {mark}
                <label htmlFor={own}>{option.label}</label>
                {option.hint === undefined ? null : (
                  <p id={`${own}-hint`} className={styles["hint"]}>
                    {option.hint}
                  </p>
                )}
              </div>
            </Fragment>
          );
        })}
      </div>
    </FieldGroup>
  );
}
