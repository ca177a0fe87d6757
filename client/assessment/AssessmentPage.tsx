import { Navigate } from "react-router";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Page } from "../ui/Page.tsx";
import { useAssessment } from "./assessment.ts";
import { places } from "./places.ts";
import { SealedPage } from "./SealedPage.tsx";

/** The assessment while anyone is waited for. The moment all have finished it becomes the result. */
export function AssessmentPage() {
  const agreement = useAgreementId();
  const query = useAssessment(agreement);
  return (
    <Page narrow>
      <Loaded query={query}>
        {(view) =>
          view.reveal === null ? (
            <SealedPage agreement={agreement} view={view} />
          ) : (
            <Navigate replace to={places.result(agreement)} />
          )
        }
      </Loaded>
    </Page>
  );
}
