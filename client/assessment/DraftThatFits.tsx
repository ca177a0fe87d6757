import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { type OutlinedClause, outlinedClauses } from "#shared/templates/outline.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { mayNow, useStartDraft } from "./assessment.ts";
import styles from "./DraftThatFits.module.css";
import { places } from "./places.ts";
import { useClauseReason } from "./useClauseReason.ts";

const SHOWN = 5;

interface ResultProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}

/** The agreement that fits: what it is, the clauses it must have and why, and the way to it. */
export function DraftThatFits({ agreement, view, reveal }: ResultProps) {
  const { t } = useTranslation("assessment");
  const workingDegree = reveal.agreed?.degree ?? reveal.result.workingDegree;
  const { instrument, pages, binds } = DEGREES[workingDegree];
  const clauses = outlinedClauses({ ...reveal.result, workingDegree }, reveal.parties);
  const caused = clauses
    .filter(({ why }) => why.some(({ kind }) => kind !== "degree"))
    .toSorted((a, b) => weight(b) - weight(a));
  return (
    <Card as="section" labelledBy="draft" className={styles["card"]}>
      <div className={styles["head"]}>
        <h2 id="draft">{t("draft.title", { instrument })}</h2>
        <FileText size={18} aria-hidden />
      </div>
      <p className={styles["meta"]}>
        {t("draft.clauses", { count: clauses.filter(({ status }) => status !== "O").length })}{" "}
        {t("draft.pages", { pages })} {t(binds ? "draft.binds" : "draft.bindsNot")}
      </p>
      {caused.length === 0 ? null : <Caused clauses={caused} reveal={reveal} />}
      <Start agreement={agreement} view={view} reveal={reveal} />
    </Card>
  );
}

/** Clauses that a fact forces come before those that an answer makes required. */
function weight({ why }: OutlinedClause): number {
  return why.some(({ kind }) => kind === "floor" || kind === "profile") ? 1 : 0;
}

function Caused({
  clauses,
  reveal,
}: {
  readonly clauses: readonly OutlinedClause[];
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const rest = clauses.slice(SHOWN);
  return (
    <>
      <h3>{t("draft.must")}</h3>
      <ClauseList clauses={clauses.slice(0, SHOWN)} reveal={reveal} />
      {rest.length === 0 ? null : (
        <details className={styles["rest"]}>
          <summary>{t("draft.more", { count: rest.length })}</summary>
          <ClauseList clauses={rest} reveal={reveal} />
        </details>
      )}
    </>
  );
}

function ClauseList({
  clauses,
  reveal,
}: {
  readonly clauses: readonly OutlinedClause[];
  readonly reveal: Reveal;
}) {
  const reason = useClauseReason(reveal);
  return (
    <ul className={styles["must"]}>
      {clauses.map((clause) => (
        <li key={clause.id}>
          <b>{libraryClause(clause.id)?.title}</b>
          {reason(clause).map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Start({ agreement, view, reveal }: ResultProps) {
  const { t } = useTranslation("assessment");
  const navigate = useNavigate();
  const start = useStartDraft(agreement);
  const hasDegree = reveal.agreed !== null || reveal.result.degree !== null;
  if (view.stage !== "assessing") {
    const drafting = view.stage === "drafting";
    return (
      <LinkButton
        kind="primary"
        size="lg"
        block
        to={drafting ? places.draft(agreement) : places.agreement(agreement)}
      >
        {t(drafting ? "draft.open" : "draft.openAgreement")}
      </LinkButton>
    );
  }
  if (!mayNow(view, "startDraft")) return <p className={styles["meta"]}>{t("draft.leadStarts")}</p>;
  return (
    <>
      <ProblemNote thrown={start.error} />
      <Button
        kind="primary"
        size="lg"
        block
        busy={start.isPending && t("draft.starting")}
        onClick={() => {
          start.mutate(
            { inputsHash: reveal.inputsHash },
            {
              onSuccess: () => {
                void navigate(places.draft(agreement));
              },
            },
          );
        }}
      >
        {t("draft.start")}
      </Button>
      <p className={styles["meta"]}>{t(hasDegree ? "draft.startNote" : "draft.noDegree")}</p>
    </>
  );
}
