import { Navigate, useParams } from "react-router";
import { questionById } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Page } from "../ui/Page.tsx";
import { mayNow, useAssessment } from "./assessment.ts";
import { places } from "./places.ts";
import { QuestionForm } from "./QuestionForm.tsx";

/** One question. While the answers are sealed, or for someone who may not answer, another page. */
export function QuestionPage() {
  const agreement = useAgreementId();
  const { question: id = "" } = useParams();
  const query = useAssessment(agreement);
  const question = questionById(id);
  if (question === undefined) return <Navigate replace to={places.check(agreement)} />;
  return (
    <Page>
      <Loaded query={query}>
        {(view) =>
          isOpen(view) ? (
            <QuestionForm key={question.id} agreement={agreement} question={question} view={view} />
          ) : (
            <Navigate replace to={places.assessment(agreement)} />
          )
        }
      </Loaded>
    </Page>
  );
}

function isOpen(view: AssessmentView): boolean {
  return mayNow(view, "answer") && (view.finished === null || view.reveal !== null);
}
