import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import type { HeldClause } from "./held.ts";
import { outcomeRuns } from "./held-texts.ts";
import type { Look } from "./plain-text.ts";
import styles from "./PutIn.module.css";
import { type Outcome, type Present, type PutWay, outcomesOf } from "./put-in.ts";
import { Runs } from "./RefusedCard.tsx";

/** Chooses how held words go in, and shows how the draft will read before they do. */
export function PutIn({
  held,
  present,
  look,
  onPut,
  onBack,
}: {
  readonly held: HeldClause;
  readonly present: Present;
  readonly look: Look;
  readonly onPut: (outcomes: readonly Outcome[]) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation("drafting");
  const [wanted, setWay] = useState<PutWay>("merge");
  const merged = outcomesOf(held, present, "merge");
  const way = merged === null ? "replace" : wanted;
  const outcomes = (way === "merge" ? merged : outcomesOf(held, present, way)) ?? [];
  return (
    <div className={styles["put"]}>
      {merged === null ? (
        <p className={styles["hint"]}>{t("held.noMerge")}</p>
      ) : (
        <Segmented
          label={t("held.way")}
          segments={[
            { value: "merge", label: t("held.merge") },
            { value: "replace", label: t("held.replace") },
          ]}
          value={way}
          onChange={setWay}
        />
      )}
      <div className={styles["result"]} aria-live="polite">
        <p className={styles["label"]}>{t("held.result")}</p>
        {outcomes.map((one) => (
          <p key={one.nodeId} className={styles["words"]}>
            {one.next === null ? <i>{t("held.resultGone")} </i> : null}
            <Runs runs={outcomeRuns(one, look)} />
          </p>
        ))}
      </div>
      <div className={styles["actions"]}>
        <Button size="sm" kind="primary" onClick={() => onPut(outcomes)}>
          {t("held.putIn")}
        </Button>
        <Button size="sm" kind="quiet" onClick={onBack}>
          {t("held.back")}
        </Button>
      </div>
    </div>
  );
}
