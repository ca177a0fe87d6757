import { useTranslation } from "react-i18next";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { useMoments } from "../ui/moments.ts";
import { Part } from "./Part.tsx";
import styles from "./WhatYouAgreed.module.css";

/** What the parties wrote down when they talked about their answers: the starting note of the clause. */
export function WhatYouAgreed({
  library,
  reveal,
}: {
  readonly library: ClauseId;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("templates");
  const moments = useMoments();
  const notes = reveal.agreedNotes.filter(({ clauses }) => clauses.includes(library));
  if (notes.length === 0) return null;
  return (
    <Part title={t("agreed.title")}>
      {notes.map(({ question, words, personName, at }) => (
        <div key={question} className={styles["note"]}>
          <p>{words}</p>
          <small>{t("agreed.by", { person: personName, at: moments.both(at) })}</small>
        </div>
      ))}
    </Part>
  );
}
