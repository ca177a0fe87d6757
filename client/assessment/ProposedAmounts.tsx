import { type RefCallback, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import type { ThresholdsView } from "#shared/protocol/thresholds.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { Quote } from "../ui/Quote.tsx";
import {
  ROWS,
  useAgreeThresholds,
  useOutcome,
  useRowWords,
  useWithdrawThresholds,
} from "./amounts.ts";
import { mayNow } from "./assessment.ts";
import { useFloorChanges } from "./floor-changes.ts";
import { PartyList } from "./PartyList.tsx";
import styles from "./WhyAmounts.module.css";

/** What a link to the proposal names. */
const PROPOSED = "proposed";

interface ProposedProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
  readonly proposal: NonNullable<ThresholdsView["proposal"]>;
}

/** Other amounts that a party proposes: what would change, why, and who says yes. */
export function ProposedAmounts({ agreement, view, reveal, proposal }: ProposedProps) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const words = useRowWords();
  const outcome = useOutcome(reveal);
  const { thresholds, reason, organisationId, personName, at } = proposal;
  const { now } = reveal.thresholds;
  const party = reveal.parties.find((one) => one.organisationId === organisationId);
  const said = { person: personName, name: party?.shortName ?? "", at: moments.date(at) };
  const changed = ROWS.filter((row) => words(row, thresholds) !== words(row, now));
  const floors = useFloorChanges(reveal)(thresholds);
  return (
    <div className={styles["proposed"]}>
      <p ref={useReached(PROPOSED)} tabIndex={-1}>
        {t("amounts.proposedBy", said)}
      </p>
      <ul className={styles["changed"]}>
        {changed.map((row) => (
          <li key={row}>
            {t("amounts.instead", {
              what: t(`amounts.what.${row}`),
              proposed: words(row, thresholds),
              now: words(row, now),
            })}
          </li>
        ))}
        {floors.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {floors.length === 0 ? null : <p>{t("amounts.onlyDegree")}</p>}
      <Quote>{reason}</Quote>
      {proposal.lapsed ? (
        <p>{t("amounts.lapsed")}</p>
      ) : (
        <p>
          <b>{outcome(thresholds)}</b> {t("amounts.every")}
        </p>
      )}
      <PartyList reveal={reveal} said={proposal.yes}>
        {(yes) => t(yes === undefined ? "amounts.notYet" : "amounts.said")}
      </PartyList>
      <OwnYes agreement={agreement} view={view} proposal={proposal} />
      <Withdraw agreement={agreement} view={view} proposal={proposal} />
    </div>
  );
}

function OwnYes({ agreement, view, proposal }: Omit<ProposedProps, "reveal">) {
  const { t } = useTranslation("assessment");
  const agree = useAgreeThresholds(agreement);
  const mine = proposal.yes.some(({ organisationId }) => organisationId === view.organisationId);
  if (mine || proposal.lapsed || !mayNow(view, "confirmDegree")) return null;
  return (
    <>
      <ProblemNote thrown={agree.error} />
      <Button
        kind="agree"
        block
        busy={agree.isPending && t("amounts.sayingYes")}
        onClick={() => {
          agree.mutate(proposal.number);
        }}
      >
        {t("amounts.yes", { name: view.organisationName })}
      </Button>
    </>
  );
}

/** A link from elsewhere that names this place goes to it, once the page is there. */
function useReached(name: string): RefCallback<HTMLElement> {
  const { hash } = useLocation();
  return useCallback(
    (place: HTMLElement | null) => {
      if (hash !== `#${name}` || place === null) return;
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "center" });
    },
    [hash, name],
  );
}

/** Only those who proposed take it back. */
function Withdraw({ agreement, view, proposal }: Omit<ProposedProps, "reveal">) {
  const { t } = useTranslation("assessment");
  const withdraw = useWithdrawThresholds(agreement);
  const own = proposal.organisationId === view.organisationId;
  if (!own || !mayNow(view, "confirmDegree")) return null;
  return (
    <>
      <ProblemNote thrown={withdraw.error} />
      <Button
        block
        busy={withdraw.isPending && t("amounts.withdrawing")}
        onClick={() => {
          withdraw.mutate(proposal.number);
        }}
      >
        {t("amounts.withdraw")}
      </Button>
    </>
  );
}
