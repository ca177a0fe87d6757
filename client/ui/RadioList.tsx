import { useId } from "react";
import { ChoiceList, type ChoiceQuestion } from "./ChoiceList.tsx";
import styles from "./ChoiceList.module.css";

/**
 * One answer out of several, in radios of 44 px.
 * @param value the chosen one, or undefined while nothing is chosen: never preselected
 */
export function RadioList<Value extends string>({
  id: given,
  value,
  onChange,
  ...question
}: ChoiceQuestion<Value> & {
  readonly id?: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}) {
  const made = useId();
  return (
    <ChoiceList
      {...question}
      id={given ?? made}
      type="radio"
      mark={<span className={styles["dot"]} />}
      isChosen={(option) => option === value}
      onChoose={onChange}
    />
  );
}
