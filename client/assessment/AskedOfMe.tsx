import { useTranslation } from "react-i18next";
import { questionById } from "#shared/assessment/questions.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { TaskRow } from "../ui/TaskRow.tsx";
import { places } from "./places.ts";

/** The questions that a colleague asks the reader to answer. */
export function AskedOfMe({
  agreement,
  view,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
}) {
  const { t } = useTranslation("assessment");
  const mine = view.asks.filter(({ personId }) => personId === view.personId);
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t("ask.listTitle")}</h2>
      <Card flush>
        <ul>
          {mine.map(({ question, askedBy }) => (
            <TaskRow
              key={question}
              state="check"
              stateWords={t("ask.yours", { person: askedBy })}
              title={questionById(question)?.text ?? ""}
              action={
                <LinkButton kind="primary" to={places.question(agreement, question)}>
                  {t("check.answer")}
                </LinkButton>
              }
            >
              {t("ask.listLead", { person: askedBy, name: view.organisationName })}
            </TaskRow>
          ))}
        </ul>
      </Card>
    </section>
  );
}
