import { useState } from "react";
import { useTranslation } from "react-i18next";
import { questionById } from "#shared/assessment/questions.ts";
import type { FactId } from "#shared/assessment/questions.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { CheckList } from "../ui/CheckList.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form } from "../ui/Form.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { NOT_SURE, formChoices, toggled } from "./answer-form.ts";
import { mayNow } from "./assessment.ts";
import styles from "./ConfirmFact.module.css";
import { useConfirmFact, useTakeFactBack } from "./settling.ts";
import { wordsOf } from "./words.ts";

interface FactProps {
  readonly agreement: string;
  readonly fact: FactId;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}

/** All say yes to one answer to a fact: who has, to what, and the own party's yes. */
export function ConfirmFact({ agreement, fact, view, reveal }: FactProps) {
  const { t } = useTranslation("assessment");
  const said = reveal.factYes.filter(({ question }) => question === fact);
  return (
    <div className={styles["confirm"]}>
      <ul>
        {said.map(({ organisationId, value, personName }) => (
          <li key={organisationId}>
            {t("facts.said", {
              person: personName,
              name: nameOf(reveal, organisationId),
              words: wordsFor(fact, value),
            })}
          </li>
        ))}
      </ul>
      {mayNow(view, "answer") ? (
        <OwnYes agreement={agreement} fact={fact} view={view} reveal={reveal} />
      ) : null}
    </div>
  );
}

function OwnYes({ agreement, fact, view, reveal }: FactProps) {
  const { t } = useTranslation("assessment");
  const confirm = useConfirmFact(agreement);
  const takeBack = useTakeFactBack(agreement);
  const own = reveal.factYes.find(
    ({ question, organisationId }) => question === fact && organisationId === view.organisationId,
  );
  const proposed = reveal.factYes.filter(
    (yes) => yes.question === fact && yes.organisationId !== view.organisationId,
  );
  if (own !== undefined) {
    return (
      <>
        <ProblemNote thrown={takeBack.error} />
        <Button
          size="sm"
          onClick={() => {
            takeBack.mutate(fact);
          }}
        >
          {t("facts.takeBack")}
        </Button>
      </>
    );
  }
  const offers = new Map(proposed.map(({ value }) => [wordsFor(fact, value), value]));
  return (
    <>
      <ProblemNote thrown={confirm.error} />
      {[...offers].map(([words, value]) => (
        <Button
          key={words}
          kind="agree"
          onClick={() => {
            confirm.mutate({ question: fact, value });
          }}
        >
          {t("facts.yesToo", { words })}
        </Button>
      ))}
      <ChooseValue
        fact={fact}
        busy={confirm.isPending}
        onChoose={(value) => {
          confirm.mutate({ question: fact, value });
        }}
      />
    </>
  );
}

/** One answer to propose to all: any but "not sure yet". */
function ChooseValue({
  fact,
  busy,
  onChoose,
}: {
  readonly fact: FactId;
  readonly busy: boolean;
  readonly onChoose: (value: string | readonly string[]) => void;
}) {
  const { t } = useTranslation("assessment");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const question = questionById(fact);
  if (question?.kind !== "fact") return null;
  const id = `fact-${fact}`;
  const options = formChoices(question)
    .filter(({ value }) => value !== NOT_SURE)
    .map(({ value, label }) => ({ value, label }));
  const shared = { id, options, legend: t("facts.which"), error: missing };
  return (
    <details>
      <summary>{t("facts.confirm")}</summary>
      <Form
        onSend={() => {
          const first = chosen[0];
          setMissing(first === undefined ? t("question.missing") : undefined);
          if (first !== undefined) onChoose(question.multi ? chosen : first);
        }}
      >
        <ErrorSummary
          problems={missing === undefined ? [] : [{ fieldId: `${id}-0`, text: missing }]}
        />
        {question.multi ? (
          <CheckList
            {...shared}
            chosen={chosen}
            onToggle={(code) => {
              setChosen(toggled(question, chosen, code));
            }}
          />
        ) : (
          <RadioList
            {...shared}
            value={chosen[0]}
            onChange={(code) => {
              setChosen([code]);
            }}
          />
        )}
        <Button type="submit" kind="secondary" busy={busy && t("confirm.confirming")}>
          {t("facts.send")}
        </Button>
      </Form>
    </details>
  );
}

function nameOf(reveal: Reveal, organisationId: string): string {
  return reveal.parties.find((party) => party.organisationId === organisationId)?.shortName ?? "";
}

function wordsFor(fact: FactId, value: string | readonly string[]): string {
  const question = questionById(fact);
  return question === undefined ? "" : wordsOf(question, value).join("; ");
}
