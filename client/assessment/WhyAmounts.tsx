import { useTranslation } from "react-i18next";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Quote } from "../ui/Quote.tsx";
import { ROWS, useRowWords } from "./amounts.ts";
import { ChangeAmounts } from "./ChangeAmounts.tsx";
import { everyone } from "./names.ts";
import { ProposedAmounts } from "./ProposedAmounts.tsx";
import styles from "./WhyAmounts.module.css";

/** The amounts and distances that the result stands on, why they are these, and how to change them. */
export function WhyAmounts({
  agreement,
  view,
  reveal,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const words = useRowWords();
  const { now, proposal } = reveal.thresholds;
  return (
    <Card as="section" labelledBy="amounts" className={styles["card"]}>
      <h2 id="amounts">{t("amounts.title")}</h2>
      <p>{t("amounts.lead")}</p>
      <dl className={styles["amounts"]}>
        {ROWS.map((row) => (
          <div key={row}>
            <dt>{t(`amounts.what.${row}`)}</dt>
            <dd>{words(row, now)}</dd>
          </div>
        ))}
      </dl>
      <Reason reveal={reveal} />
      {proposal === null ? null : (
        <ProposedAmounts agreement={agreement} view={view} reveal={reveal} proposal={proposal} />
      )}
      <ChangeAmounts agreement={agreement} view={view} reveal={reveal} />
    </Card>
  );
}

/** Whose amounts these are. Who agreed on lower degrees alone has left the amounts as they began. */
function Reason({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const words = useRowWords();
  const { agreed, began, now } = reveal.thresholds;
  const asBegun = ROWS.every((row) => words(row, now) === words(row, began.thresholds));
  if (agreed !== null && !asBegun) {
    const { personName, organisationId, at, reason } = agreed;
    const party = reveal.parties.find((one) => one.organisationId === organisationId);
    const said = { person: personName, name: party?.shortName ?? "", at: moments.date(at) };
    return (
      <>
        <p>{t("amounts.agreed", { ...said, ...everyone(reveal.parties) })}</p>
        <Quote>{reason}</Quote>
      </>
    );
  }
  if (began.reason === "") return <p>{t("amounts.standard")}</p>;
  return (
    <>
      <p>{t("amounts.installed")}</p>
      <Quote>{began.reason}</Quote>
    </>
  );
}
