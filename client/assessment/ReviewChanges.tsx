import { useTranslation } from "react-i18next";
import { DEGREES, toDegree } from "#shared/assessment/degrees.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { useAgreement } from "../agreements/agreement.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Card } from "../ui/Card.tsx";
import { ChangeList } from "./Changes.tsx";
import styles from "./ReviewPage.module.css";

/** Every answer that was changed since the review was opened, and whether what was signed still fits. */
export function ReviewChanges({
  since,
  reveal,
}: {
  readonly since: string;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const changes = reveal.changes.filter(({ at }) => at > since);
  return (
    <Card as="section" labelledBy="review-changes" className={styles["card"]}>
      <h2 id="review-changes">{t("review.diffTitle")}</h2>
      {changes.length === 0 && reveal.outgrown === null ? <p>{t("review.nothing")}</p> : null}
      <ChangeList changes={changes} reveal={reveal} />
      {changes.length > 0 && reveal.outgrown === null ? <StillFits reveal={reveal} /> : null}
    </Card>
  );
}

function StillFits({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const { data } = useAgreement(useAgreementId());
  if (data === undefined || data.degree === null) return null;
  const signed = toDegree(data.degree);
  const { floor } = reveal.result;
  return <p>{t("review.fits", { signed, name: DEGREES[signed].name, floor })}</p>;
}
