import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { DegreeProposal, Reveal } from "#shared/protocol/assessment.ts";
import { useMoments } from "../ui/moments.ts";
import { Quote } from "../ui/Quote.tsx";
import styles from "./ByHand.module.css";
import { ClauseChanges } from "./ClauseChanges.tsx";
import { everyone } from "./names.ts";

/** A degree by hand: who proposed it and why, and what it leaves out of the draft or adds. */
export function ByHand({
  reveal,
  proposal,
}: {
  readonly reveal: Reveal;
  readonly proposal: DegreeProposal;
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const { degree, organisationId, personName, reason, at } = proposal;
  const party = reveal.parties.find((one) => one.organisationId === organisationId);
  return (
    <div className={styles["byHand"]}>
      <p>
        {t(reveal.agreed === null ? "byHand.proposed" : "byHand.agreed", {
          person: personName,
          name: party?.shortName ?? "",
          instrument: DEGREES[degree].instrument,
          at: moments.date(at),
          ...everyone(reveal.parties),
        })}
      </p>
      {reason === "" ? null : <Quote>{reason}</Quote>}
      <ClauseChanges reveal={reveal} degree={degree} />
    </div>
  );
}
