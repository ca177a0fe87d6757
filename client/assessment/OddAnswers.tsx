import { MessageCircleQuestion } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Inconsistency } from "#shared/assessment/inconsistencies.ts";
import { Note } from "../ui/Note.tsx";
import styles from "./OddAnswers.module.css";

/** Answers of one's own that seldom go together: a hint to look again, never a block. */
export function OddAnswers({ odd }: { readonly odd: readonly Inconsistency[] }) {
  const { t } = useTranslation("assessment");
  if (odd.length === 0) return null;
  return (
    <Note tone="wait" icon={MessageCircleQuestion}>
      <div className={styles["odd"]}>
        <b>{t("odd.title")}</b>
        <ul>
          {odd.map(({ id, questions }) => (
            <li key={id + questions.join()}>{t(`odd.${id}`)}</li>
          ))}
        </ul>
      </div>
    </Note>
  );
}
