import { Check } from "lucide-react";
import { ChoiceList, type ChoiceQuestion } from "./ChoiceList.tsx";
import styles from "./ChoiceList.module.css";

/** Any number of answers, in boxes of 44 px. */
export function CheckList({
  id,
  chosen,
  onToggle,
  ...question
}: ChoiceQuestion<string> & {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}) {
  return (
    <ChoiceList
      {...question}
      id={id}
      type="checkbox"
      mark={
        <span className={styles["box"]}>
          <Check size={28} strokeWidth={3.5} aria-hidden />
        </span>
      }
      isChosen={(option) => chosen.includes(option)}
      onChoose={onToggle}
    />
  );
}
