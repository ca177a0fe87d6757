import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Choices, type RefusedActions, Words } from "./RefusedCard.tsx";
import { removedSentence } from "./removed-sentence.ts";
import type { RemovedWords } from "./removed-words.ts";
import styles from "./RemovedCard.module.css";
import { Strip, StripHead } from "./Strip.tsx";

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
    <Strip long label={t("removed.title")}>
      {removed.map((one) => (
        <Part key={one.key} one={one} keep={keepOf(one)} settle={async () => settle(one.key)} />
      ))}
    </Strip>
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
      <StripHead icon={TriangleAlert} what={what}>
        {next}
      </StripHead>
      <Words one={one} label={(key) => key} />
      <Choices words={[one]} actions={{ keep, settle }} />
    </div>
  );
}
