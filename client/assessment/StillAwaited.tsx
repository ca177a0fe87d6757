import { Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { Note } from "../ui/Note.tsx";
import styles from "./StillAwaited.module.css";
import { listed } from "./words.ts";

/** The answers are open and somebody's are not among them: whose, and what follows when they come. */
export function StillAwaited({ view }: { readonly view: AssessmentView }) {
  const { t, i18n } = useTranslation("assessment");
  const late = view.progress.filter(({ finished }) => !finished).map(({ shortName }) => shortName);
  const awaited = [...late, ...view.invited];
  if (awaited.length === 0) return null;
  const names = listed(awaited, i18n.language);
  return (
    <div className={styles["awaited"]}>
      <Note icon={Hourglass} tone="wait">
        <p>
          <b>{t("day.awaitedTitle", { count: awaited.length, names })}</b>
        </p>
        <p>{t("day.awaited")}</p>
      </Note>
    </div>
  );
}
