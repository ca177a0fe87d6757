import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { factCodes } from "#shared/assessment/facts.ts";
import { choicesOf, questionById } from "#shared/assessment/questions.ts";
import type { FactId } from "#shared/assessment/questions.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { Tag } from "../ui/Tag.tsx";
import { ConfirmFact } from "./ConfirmFact.tsx";
import { mayNow } from "./assessment.ts";
import styles from "./FactsToSettle.module.css";
import { places } from "./places.ts";
import { Positions } from "./Positions.tsx";

/** Facts on which the parties differ or are not sure: they must be settled before signing. */
export function FactsToSettle({
  agreement,
  view,
  reveal,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const { disputed, unsure } = reveal.result;
  const facts = [...new Set([...disputed, ...unsure])];
  if (facts.length === 0) return null;
  return (
    <Card as="section" labelledBy="facts" className={styles["card"]}>
      <h2 id="facts">{t("facts.title", { count: facts.length })}</h2>
      <p>{t("facts.lead")}</p>
      <ul className={styles["facts"]}>
        {facts.map((id) => (
          <li key={id}>
            <div className={styles["head"]}>
              <h3>{questionById(id)?.text}</h3>
              <Tag tone="wait">{t(disputed.includes(id) ? "facts.disputed" : "facts.unsure")}</Tag>
            </div>
            <Positions question={id} positions={positions(id, reveal)} parties={reveal.parties} />
            <ConfirmFact agreement={agreement} fact={id} view={view} reveal={reveal} />
            <div className={styles["head"]}>
              <p>{questionById(id)?.talk}</p>
              {mayNow(view, "answer") ? (
                <Link to={places.question(agreement, id)}>
                  {t("areas.change")}
                  <Hidden> {questionById(id)?.text}</Hidden>
                </Link>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function positions(id: FactId, reveal: Reveal) {
  const question = questionById(id);
  return reveal.parties.map(({ name, answers }) => {
    const codes = factCodes(answers, id);
    const choices = question === undefined ? [] : choicesOf(question);
    return {
      party: name,
      score: null,
      words: choices.filter(({ code }) => codes.includes(code)).map(({ label }) => label),
    };
  });
}
