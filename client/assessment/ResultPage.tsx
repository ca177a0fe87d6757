import { MessageSquareText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { DEGREES } from "#shared/assessment/degrees.ts";
import { differences } from "#shared/assessment/differences.ts";
import type { AreaDifference } from "#shared/assessment/differences.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { Loaded } from "../api/Loaded.tsx";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { useMoments } from "../ui/moments.ts";
import { Page, PageTitle } from "../ui/Page.tsx";
import { Tag } from "../ui/Tag.tsx";
import { useAssessment } from "./assessment.ts";
import { Areas } from "./Areas.tsx";
import { Changes } from "./Changes.tsx";
import { ConfirmDegree } from "./ConfirmDegree.tsx";
import { DraftThatFits } from "./DraftThatFits.tsx";
import { FactsToSettle } from "./FactsToSettle.tsx";
import { Floors } from "./Floors.tsx";
import { KeepCopy } from "./KeepCopy.tsx";
import { everyone } from "./names.ts";
import { OurAnswers } from "./OurAnswers.tsx";
import { OtherDegree } from "./OtherDegree.tsx";
import { OwnReadiness } from "./OwnReadiness.tsx";
import { ResultHistory } from "./ResultHistory.tsx";
import styles from "./ResultPage.module.css";
import { places } from "./places.ts";
import { SharedAnswers } from "./SharedAnswers.tsx";
import { Spectrum } from "./Spectrum.tsx";
import { StillAwaited } from "./StillAwaited.tsx";
import { TrustTalk } from "./TrustTalk.tsx";
import { TooLight } from "./TooLight.tsx";
import { WhyAmounts } from "./WhyAmounts.tsx";

/** What all answers say together, the differences first, and the agreement that fits. */
export function ResultPage() {
  const agreement = useAgreementId();
  const query = useAssessment(agreement);
  return (
    <Page>
      <Loaded query={query}>
        {(view) =>
          view.reveal === null ? (
            <Navigate replace to={places.assessment(agreement)} />
          ) : (
            <Shown agreement={agreement} view={view} reveal={view.reveal} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Shown({
  agreement,
  view,
  reveal,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}) {
  const areas = differences(reveal.parties);
  return (
    <>
      <Head agreement={agreement} view={view} reveal={reveal} areas={areas} />
      <StillAwaited view={view} />
      <TooLight reveal={reveal} />
      <Spectrum reveal={reveal} own={view.organisationId} />
      <div className={styles["columns"]}>
        <div className={styles["column"]}>
          <Areas agreement={agreement} view={view} reveal={reveal} areas={areas} />
          <FactsToSettle agreement={agreement} view={view} reveal={reveal} />
          <Floors view={view} reveal={reveal} />
          <WhyAmounts agreement={agreement} view={view} reveal={reveal} />
          <ResultHistory reveal={reveal} />
          <Changes reveal={reveal} />
          <OurAnswers agreement={agreement} view={view} />
        </div>
        <div className={styles["column"]}>
          <DraftThatFits agreement={agreement} view={view} reveal={reveal} />
          <TrustTalk reveal={reveal} />
          <SharedAnswers agreement={agreement} view={view} reveal={reveal} />
          <ConfirmDegree agreement={agreement} view={view} reveal={reveal} />
          <OtherDegree agreement={agreement} view={view} reveal={reveal} />
          <KeepCopy agreement={agreement} />
          <OwnReadiness agreement={agreement} view={view} />
        </div>
      </div>
    </>
  );
}

function Head({
  agreement,
  view,
  reveal,
  areas,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
  readonly areas: readonly AreaDifference[];
}) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const { result } = reveal;
  const apart = areas.filter(({ closeness }) => closeness === "talk" || closeness === "far").length;
  const talks = apart + new Set([...result.disputed, ...result.unsure]).size;
  return (
    <header className={styles["head"]}>
      <div>
        <p className={styles["meta"]}>
          <Link to={places.agreement(agreement)}>{view.title}</Link>
          {t("result.revealed", {
            ...everyone(reveal.parties),
            at: moments.both(reveal.revealedAt),
          })}
        </p>
        <PageTitle title={useFinding(reveal)} display />
      </div>
      <p className={styles["counts"]}>
        <span>{t("result.linedUp", { count: areas.length - apart, total: areas.length })}</span>
        {talks > 0 ? (
          <Tag tone="change" icon={MessageSquareText}>
            {t("result.talks", { count: talks })}
          </Tag>
        ) : null}
      </p>
    </header>
  );
}

/** The headline: what was agreed by hand, what the answers point to, or that they do not meet. */
function useFinding({ agreed, result }: Reveal): string {
  const { t } = useTranslation("assessment");
  if (agreed?.method === "byHand") {
    return t("result.byHand", { instrument: DEGREES[agreed.degree].instrument });
  }
  return result.degree === null
    ? t("result.conversation")
    : t("result.title", { instrument: DEGREES[result.degree].instrument });
}
