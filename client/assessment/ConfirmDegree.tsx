import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { AssessmentView, Confirmation, Reveal } from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { mayNow, useConfirmDegree } from "./assessment.ts";
import { ByHand } from "./ByHand.tsx";
import styles from "./ConfirmDegree.module.css";
import { everyone } from "./names.ts";
import { PartyList } from "./PartyList.tsx";
import { listed, NAMED_AT_MOST } from "./words.ts";

interface ConfirmProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}

/** Each party's yes to the degree, computed or by hand. A yes lapses when an answer changes. */
export function ConfirmDegree({ agreement, view, reveal }: ConfirmProps) {
  return (
    <Card as="section" labelledBy="confirm" className={styles["card"]}>
      <Title reveal={reveal} />
      {reveal.parties.length > NAMED_AT_MOST ? (
        <SaidByMany reveal={reveal} />
      ) : (
        <SaidByEach reveal={reveal} />
      )}
      {mayNow(view, "confirmDegree") ? (
        <Answer agreement={agreement} view={view} reveal={reveal} />
      ) : null}
    </Card>
  );
}

/** The yes of one's own party, or the way back for the party that has made the proposal. */
function Answer({ agreement, view, reveal }: ConfirmProps) {
  const { t } = useTranslation("assessment");
  const confirm = useConfirmDegree(agreement);
  const { inputsHash, proposal, result } = reveal;
  const degree = proposal?.degree ?? result.degree;
  const mine = reveal.confirmations.some(
    ({ organisationId, current }) => current && organisationId === view.organisationId,
  );
  const busy = confirm.isPending && t("confirm.confirming");
  const back = proposal?.organisationId === view.organisationId ? result.degree : null;
  return (
    <>
      <ProblemNote thrown={confirm.error} />
      {degree === null || mine ? null : (
        <Button
          kind="agree"
          block
          busy={busy}
          onClick={() => {
            const number = proposal === null ? {} : { proposal: proposal.number };
            confirm.mutate({ degree, inputsHash, ...number });
          }}
        >
          {t("confirm.confirm", { degree, name: view.organisationName })}
        </Button>
      )}
      {back === null || !mine ? null : (
        <Button
          kind="secondary"
          block
          busy={busy}
          onClick={() => {
            confirm.mutate({ degree: back, inputsHash });
          }}
        >
          {t("byHand.takeBack", { degree: back })}
        </Button>
      )}
    </>
  );
}

function Title({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const { proposal, result, agreed } = reveal;
  const degree = proposal?.degree ?? result.degree;
  if (degree === null) {
    return (
      <>
        <h2 id="confirm">{t("confirm.noneTitle")}</h2>
        <p>{t("confirm.none")}</p>
      </>
    );
  }
  const words = { degree, name: DEGREES[degree].name, ...everyone(reveal.parties) };
  return (
    <>
      <h2 id="confirm">{t(agreed === null ? "confirm.title" : "confirm.agreed", words)}</h2>
      {proposal === null ? null : <ByHand reveal={reveal} proposal={proposal} />}
      <p>{t("confirm.lead")}</p>
    </>
  );
}

function SaidByEach({ reveal }: { readonly reveal: Reveal }) {
  return (
    <PartyList reveal={reveal} said={reveal.confirmations}>
      {(said) => <SaidWords said={said} />}
    </PartyList>
  );
}

/** How many have said yes and whom we wait for; each one is a press away. */
function SaidByMany({ reveal }: { readonly reveal: Reveal }) {
  const { t, i18n } = useTranslation("assessment");
  const { parties, confirmations } = reveal;
  const yes = confirmations.filter(({ current }) => current);
  const waiting = parties.filter(({ organisationId }) =>
    yes.every((one) => one.organisationId !== organisationId),
  );
  const names = listed(
    waiting.map(({ shortName }) => shortName),
    i18n.language,
  );
  return (
    <>
      <p>
        {t("confirm.many", { count: parties.length - waiting.length, total: parties.length })}{" "}
        {waiting.length === 0 ? null : t("confirm.manyWaiting", { names })}
      </p>
      <details className={styles["each"]}>
        <summary>{t("confirm.each")}</summary>
        <SaidByEach reveal={reveal} />
      </details>
    </>
  );
}

function SaidWords({ said }: { readonly said: Confirmation | undefined }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  if (said === undefined) return t("confirm.notYet");
  const words = { person: said.personName, at: moments.date(said.at), degree: said.degree };
  if (said.current) return t("confirm.said", words);
  return t(said.sameAnswers ? "confirm.saidOther" : "confirm.lapsed", words);
}
