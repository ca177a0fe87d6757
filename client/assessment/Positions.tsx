import { useTranslation } from "react-i18next";
import type { Position } from "#shared/assessment/differences.ts";
import type { OpenParty } from "#shared/protocol/assessment.ts";
import { classes } from "../ui/classes.ts";
import { OrgMark, orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./Positions.module.css";
import { partyNamed } from "./words.ts";

/** What each party said to one question, in full words, side by side. */
export function Positions({
  positions,
  parties,
}: {
  readonly positions: readonly Position[];
  readonly parties: readonly OpenParty[];
}) {
  const { t } = useTranslation("assessment");
  return (
    <ul className={styles["positions"]}>
      {positions.map((position) => {
        const party = partyNamed(parties, position.party);
        const org = orgNumber(party?.mark ?? 1);
        return (
          <li key={position.party} className={classes(styles["position"], orgColour(org))}>
            <b>
              <OrgMark org={org} /> {party?.shortName ?? position.party}
            </b>
            {position.words.length === 0
              ? t("notSure.label")
              : position.words.map((words) => <span key={words}>{words}</span>)}
          </li>
        );
      })}
    </ul>
  );
}
