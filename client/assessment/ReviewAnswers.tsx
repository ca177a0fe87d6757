import { useTranslation } from "react-i18next";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import type { ReviewView } from "#shared/protocol/periodic-review.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { mayNow } from "./assessment.ts";
import { OurAnswers } from "./OurAnswers.tsx";
import { PartyList } from "./PartyList.tsx";
import { useLookedAgain } from "./periodic-review.ts";
import styles from "./ReviewPage.module.css";

interface AnswersProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly review: ReviewView;
  readonly reveal: Reveal;
}

/** Who has looked at their answers again, and one's own, each with a way to change it. */
export function ReviewAnswers({ agreement, view, review, reveal }: AnswersProps) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const mine = review.answered.some(({ organisationId }) => organisationId === view.organisationId);
  return (
    <Card as="section" labelledBy="review-answers" className={styles["card"]}>
      <h2 id="review-answers">{t("review.answersTitle")}</h2>
      <p>{t("review.answersText")}</p>
      <PartyList reveal={reveal} said={review.answered}>
        {(said) =>
          said === undefined
            ? t("review.notLooked")
            : t("review.looked", { person: said.personName, at: moments.date(said.at) })
        }
      </PartyList>
      <OurAnswers agreement={agreement} view={view} from="review" />
      {mine || !mayNow(view, "reviewAgreement") ? null : <Hold agreement={agreement} />}
    </Card>
  );
}

function Hold({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation("assessment");
  const looked = useLookedAgain(agreement);
  return (
    <>
      <ProblemNote thrown={looked.error} />
      <Button
        kind="agree"
        block
        busy={looked.isPending && t("review.holding")}
        onClick={() => {
          looked.mutate();
        }}
      >
        {t("review.hold")}
      </Button>
    </>
  );
}
