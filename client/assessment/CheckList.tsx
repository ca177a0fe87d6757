import { Check } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldGroup } from "../ui/Field.tsx";
import styles from "./CheckList.module.css";

export interface CheckOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly apart?: boolean;
}

/**
 * Any number of answers, in boxes of 44 px.
 * @param id an error summary leads to the first box, `${id}-0`
 */
export function CheckList({
  legend,
  hint,
  error,
  id,
  options,
  chosen,
  onToggle,
}: {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly id: string;
  readonly options: readonly CheckOption[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}) {
  const { t } = useTranslation("ui");
  return (
    <FieldGroup legend={legend} hint={hint} error={error} id={id}>
      <div className={styles["list"]}>
        {options.map((option, place) => (
          <Fragment key={option.value}>
            {option.apart === true ? <p className={styles["or"]}>{t("or")}</p> : null}
            <div className={styles["option"]}>
              <input
                type="checkbox"
                id={`${id}-${String(place)}`}
                name={id}
                value={option.value}
                checked={chosen.includes(option.value)}
                aria-describedby={
                  option.hint === undefined ? undefined : `${id}-${String(place)}-hint`
                }
                onChange={() => {
                  onToggle(option.value);
                }}
              />
              <span className={styles["box"]}>
                <Check size={28} strokeWidth={3.5} aria-hidden />
              </span>
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
