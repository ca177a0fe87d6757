import { useTranslation } from "react-i18next";
import { questionById } from "#shared/assessment/questions.ts";
import type { ChangedAnswer, Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import type { Value } from "./assessment.ts";
import styles from "./Changes.module.css";
import { wordsOf } from "./words.ts";

/** Every answer that was changed after the reveal, the newest first, with what it was before. */
export function Changes({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  if (reveal.changes.length === 0) return null;
  return (
    <Card as="section" labelledBy="changes" className={styles["card"]}>
      <h2 id="changes">{t("changes.title")}</h2>
      <ChangeList changes={reveal.changes} reveal={reveal} />
    </Card>
  );
}

/** Changed answers with what each was before, the newest first. */
export function ChangeList({
  changes,
  reveal,
}: {
  readonly changes: readonly ChangedAnswer[];
  readonly reveal: Reveal;
}) {
  if (changes.length === 0) return null;
  return (
    <ol className={styles["changes"]}>
      {changes.toReversed().map((change) => (
        <Change key={change.at + change.organisationId} change={change} reveal={reveal} />
      ))}
    </ol>
  );
}

function Change({ change, reveal }: { readonly change: ChangedAnswer; readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const question = questionById(change.question);
  const party = reveal.parties.find(
    ({ organisationId }) => organisationId === change.organisationId,
  );
  const words = (value: Value) =>
    (question === undefined ? [] : wordsOf(question, value)).join("; ") || t("notSure.label");
  return (
    <li>
      <b>{question?.text}</b>
      <span>{t("changes.from", { from: words(change.from), to: words(change.to) })}</span>
      <span className={styles["who"]}>
        {t("changes.who", {
          person: change.personName,
          name: party?.shortName ?? "",
          at: moments.both(change.at),
        })}
      </span>
    </li>
  );
}
