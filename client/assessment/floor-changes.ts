import { useTranslation } from "react-i18next";
import { becauseOf, FLOOR_IDS } from "#shared/assessment/floors.ts";
import { lowerable } from "#shared/assessment/lowered.ts";
import type { Thresholds } from "#shared/assessment/thresholds.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";

/** Each floor that would hold at another degree with these thresholds, in one sentence. */
export function useFloorChanges(reveal: Reveal): (proposed: Thresholds) => readonly string[] {
  const { t } = useTranslation("assessment");
  const { now } = reveal.thresholds;
  return (proposed) => {
    const asked = lowerable(reveal.parties, proposed);
    return FLOOR_IDS.filter((id) => proposed.lowered[id] !== now.lowered[id]).map((id) => {
      const asks = asked.find((floor) => floor.id === id)?.asks ?? 1;
      return t("amounts.floorInstead", {
        because: becauseOf(id, proposed),
        proposed: t(`amounts.atLeast.${proposed.lowered[id] ?? asks}`),
        now: t(`amounts.atLeast.${now.lowered[id] ?? asks}`),
      });
    });
  };
}
