import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Choices, type RefusedActions, Words } from "./RefusedCard.tsx";
import { removedSentence } from "./removed-sentence.ts";
import type { RemovedWords } from "./removed-words.ts";
import styles from "./RemovedCard.module.css";

/**
 * Hands back words that went with a part which somebody else removed at the same moment. They stay
 * on the device until their writer has chosen.
 */
export function RemovedCard({
  removed,
  keepOf,
  settle,
}: {
  readonly removed: readonly RemovedWords[];
  /** How to keep these words as a private note; null where it cannot be done. */
  readonly keepOf: (words: RemovedWords) => RefusedActions["keep"];
  readonly settle: (key: string) => Promise<void>;
}) {
  const { t } = useTranslation("drafting");
  return (
    <section aria-label={t("removed.title")} className={styles["card"]}>
      {removed.map((one) => (
        <Part key={one.key} one={one} keep={keepOf(one)} settle={async () => settle(one.key)} />
      ))}
    </section>
  );
}

function Part({
  one,
  keep,
  settle,
}: {
  readonly one: RemovedWords;
  readonly keep: RefusedActions["keep"];
  readonly settle: () => Promise<void>;
}) {
  const { t } = useTranslation("drafting");
  const { what, next } = removedSentence(t, one);
  return (
    <div className={styles["part"]}>
      <p className={styles["head"]}>
        <TriangleAlert size={17} aria-hidden />
        <span>
          <b>{what}</b> {next}
        </span>
      </p>
      <Words one={one} label={(key) => key} />
      <Choices words={[one]} actions={{ keep, settle }} />
    </div>
  );
}
