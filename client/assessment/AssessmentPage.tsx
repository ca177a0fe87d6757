import { useParams } from "react-router";
import { Loaded } from "../api/Loaded.tsx";
import { Page } from "../ui/Page.tsx";
import { useAssessment } from "./assessment.ts";
import { ResultPage } from "./ResultPage.tsx";
import { SealedPage } from "./SealedPage.tsx";

/** The assessment of an agreement: sealed while anyone is waited for, then the result for all. */
export function AssessmentPage() {
  const { agreement = "" } = useParams();
  const query = useAssessment(agreement);
  return (
    <Loaded query={query}>
      {(view) =>
        view.reveal === null ? (
          <Page narrow>
            <SealedPage agreement={agreement} view={view} />
          </Page>
        ) : (
          <Page>
            <ResultPage agreement={agreement} view={view} reveal={view.reveal} />
          </Page>
        )
      }
    </Loaded>
  );
}
