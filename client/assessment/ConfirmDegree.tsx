import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type {
  AssessmentView,
  Confirmation,
  OpenParty,
  Reveal,
} from "#shared/protocol/assessment.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { mayNow, useConfirmDegree } from "./assessment.ts";
import styles from "./ConfirmDegree.module.css";

/** Each party's yes to the degree. A yes lapses when an answer changes. */
export function ConfirmDegree({
  agreement,
  view,
  reveal,
}: {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const confirm = useConfirmDegree(agreement);
  const { degree } = reveal.result;
  const mine = reveal.confirmations.some(
    ({ organisationId, current }) => current && organisationId === view.organisationId,
  );
  return (
    <Card as="section" labelledBy="confirm" className={styles["card"]}>
      <Title reveal={reveal} />
      <ul className={styles["parties"]}>
        {reveal.parties.map((party) => (
          <Said key={party.organisationId} party={party} reveal={reveal} />
        ))}
      </ul>
      {degree !== null && !mine && mayNow(view, "confirmDegree") ? (
        <>
          <ProblemNote thrown={confirm.error} />
          <Button
            kind="agree"
            block
            busy={confirm.isPending && t("confirm.confirming")}
            onClick={() => {
              confirm.mutate({ degree, inputsHash: reveal.inputsHash });
            }}
          >
            {t("confirm.confirm", { degree, name: view.organisationName })}
          </Button>
        </>
      ) : null}
    </Card>
  );
}

function Title({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const { degree } = reveal.result;
  if (degree === null) {
    return (
      <>
        <h2 id="confirm">{t("confirm.noneTitle")}</h2>
        <p>{t("confirm.none")}</p>
      </>
    );
  }
  const agreed = reveal.parties.every(({ organisationId }) =>
    reveal.confirmations.some((said) => said.current && said.organisationId === organisationId),
  );
  const words = { degree, name: DEGREES[degree].name };
  return (
    <>
      <h2 id="confirm">{t(agreed ? "confirm.agreed" : "confirm.title", words)}</h2>
      <p>{t("confirm.lead")}</p>
    </>
  );
}

function Said({ party, reveal }: { readonly party: OpenParty; readonly reveal: Reveal }) {
  const said = reveal.confirmations.find(
    ({ organisationId }) => organisationId === party.organisationId,
  );
  const counts = said?.current === true;
  return (
    <li>
      <OrgMark org={orgNumber(party.mark)} state={counts ? "done" : "open"} />
      <span>
        <b>{party.shortName}</b>
        <SaidWords said={said} />
      </span>
      {counts ? <Check size={16} aria-hidden /> : null}
    </li>
  );
}

function SaidWords({ said }: { readonly said: Confirmation | undefined }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  if (said === undefined) return t("confirm.notYet");
  const words = { person: said.personName, at: moments.date(said.at) };
  return t(said.current ? "confirm.said" : "confirm.lapsed", words);
}
