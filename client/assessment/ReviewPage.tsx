import { useTranslation } from "react-i18next";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import type { ReviewView } from "#shared/protocol/periodic-review.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { useNow } from "../ui/now.ts";
import { Page, PageHeader } from "../ui/Page.tsx";
import { Quote } from "../ui/Quote.tsx";
import { mayNow, useAssessment } from "./assessment.ts";
import { useOpenReview, useReview } from "./periodic-review.ts";
import { places } from "./places.ts";
import { ReviewAnswers } from "./ReviewAnswers.tsx";
import { ReviewChanges } from "./ReviewChanges.tsx";
import { ReviewDecided } from "./ReviewDecided.tsx";
import styles from "./ReviewPage.module.css";
import { TooLight } from "./TooLight.tsx";

/** A review of a signed agreement: opened, every organisation looks again, closed by all with a note. */
export function ReviewPage() {
  const { t } = useTranslation("assessment");
  const agreement = useAgreementId();
  const assessment = useAssessment(agreement);
  const review = useReview(agreement);
  return (
    <Page narrow>
      <Loaded query={assessment}>
        {(view) => (
          <div className={styles["page"]}>
            <PageHeader
              title={t("review.title")}
              lead={view.title}
              back={{ to: places.agreement(agreement), label: t("review.back") }}
            />
            <Loaded query={review}>
              {(loaded) => <Shown agreement={agreement} view={view} review={loaded} />}
            </Loaded>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface ShownProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly review: ReviewView;
}

function Shown({ agreement, view, review }: ShownProps) {
  const { reveal } = view;
  return (
    <>
      {reveal === null ? null : <TooLight reveal={reveal} />}
      <When agreement={agreement} view={view} review={review} />
      {reveal === null || review.opened === null ? null : (
        <>
          <ReviewAnswers agreement={agreement} view={view} review={review} reveal={reveal} />
          <ReviewChanges since={review.opened.at} reveal={reveal} />
          <ReviewDecided agreement={agreement} view={view} review={review} reveal={reveal} />
        </>
      )}
      <Past review={review} />
    </>
  );
}

/** When it is due, or who has opened it. */
function When({ agreement, view, review }: ShownProps) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const { due, opened } = review;
  if (opened !== null) {
    const party = view.progress.find((one) => one.organisationId === opened.organisationId);
    const name = party?.shortName ?? "";
    return (
      <p>
        {t("review.opened", { person: opened.personName, name, at: moments.date(opened.at) })}{" "}
        {due === null || due > today ? null : t("review.wasDue", { due: moments.date(due) })}
      </p>
    );
  }
  return (
    <Card as="section" labelledBy="review-due" className={styles["card"]}>
      <h2 id="review-due">
        {due === null ? t("review.noDay") : t("review.due", { due: moments.date(due) })}
      </h2>
      <p>
        {t("review.how")} {due !== null && due > today ? t("review.early") : null}
      </p>
      {mayNow(view, "reviewAgreement") ? (
        <OpenReview agreement={agreement} />
      ) : (
        <p>{t("review.leadOpens")}</p>
      )}
    </Card>
  );
}

function OpenReview({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation("assessment");
  const open = useOpenReview(agreement);
  return (
    <>
      <ProblemNote thrown={open.error} />
      <div>
        <Button
          kind="primary"
          busy={open.isPending && t("review.opening")}
          onClick={() => {
            open.mutate();
          }}
        >
          {t("review.open")}
        </Button>
      </div>
    </>
  );
}

function Past({ review }: { readonly review: ReviewView }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  if (review.past.length === 0) return null;
  return (
    <Card as="section" labelledBy="review-past" className={styles["card"]}>
      <h2 id="review-past">{t("review.past")}</h2>
      <ol className={styles["past"]}>
        {review.past.toReversed().map(({ number, openedAt, closedAt, words }) => (
          <li key={number}>
            <Quote>{words}</Quote>
            <small>
              {t("review.pastLine", {
                opened: moments.date(openedAt),
                closed: moments.date(closedAt),
              })}
            </small>
          </li>
        ))}
      </ol>
    </Card>
  );
}
