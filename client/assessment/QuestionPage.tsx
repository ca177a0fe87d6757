import { Navigate, useParams } from "react-router";
import { questionById } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Page } from "../ui/Page.tsx";
import { askFor } from "./answering.ts";
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
          isOpen(view, question.id) ? (
            <QuestionForm key={question.id} agreement={agreement} question={question} view={view} />
          ) : (
            <Navigate replace to={places.assessment(agreement)} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** For a lead until the party has finished and again after the reveal; for others while asked. */
function isOpen(view: AssessmentView, question: QuestionId): boolean {
  if (mayNow(view, "answer")) return view.finished === null || view.reveal !== null;
  return mayNow(view, "answerAsked") && askFor(view, question) !== undefined;
}
