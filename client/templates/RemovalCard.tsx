import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { RemovalView } from "#shared/protocol/clauses.ts";
import { partyOf } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { useRemoval } from "./removals.ts";
import styles from "./TakeOut.module.css";

/**
 * A proposal to leave out a clause: who has said yes, and one's own answer.
 * @param agreed called when one's own yes was the last one
 */
export function RemovalCard({
  removal,
  agreement,
  agreed,
}: {
  readonly removal: RemovalView;
  readonly agreement: AgreementView;
  readonly agreed: () => void;
}) {
  const { t } = useTranslation("templates");
  const organisation = partyOf(agreement, removal.organisationId)?.shortName ?? "";
  if (removal.state === "kept") return <p>{t("out.kept", { name: removal.keptBy ?? "" })}</p>;
  if (removal.state === "lapsed") return <p>{t("out.lapsed")}</p>;
  return (
    <div className={styles["card"]}>
      <b>
        {removal.state === "agreed"
          ? t("out.agreed")
          : t("out.proposed", { name: removal.personName, organisation })}
      </b>
      <q>{removal.reason}</q>
      <Votes removal={removal} agreement={agreement} />
      {mayNow(agreement, "edit") ? (
        <Answer removal={removal} agreement={agreement} agreed={agreed} />
      ) : null}
    </div>
  );
}

function Votes({
  removal,
  agreement,
}: {
  readonly removal: RemovalView;
  readonly agreement: AgreementView;
}) {
  const { t } = useTranslation("templates");
  return (
    <ul className={styles["votes"]}>
      {agreement.parties.map(({ organisationId, shortName }) => {
        const yes = removal.yes.find((one) => one.organisationId === organisationId);
        return (
          <li key={organisationId}>
            {yes === undefined ? (
              <CircleDashed size={14} aria-hidden />
            ) : (
              <CircleCheck size={14} aria-hidden />
            )}
            {yes === undefined
              ? t("out.waiting", { organisation: shortName })
              : t("out.yes", { organisation: shortName, name: yes.personName })}
          </li>
        );
      })}
    </ul>
  );
}

function Answer({
  removal,
  agreement,
  agreed,
}: {
  readonly removal: RemovalView;
  readonly agreement: AgreementView;
  readonly agreed: () => void;
}) {
  const { t } = useTranslation("templates");
  const answering = useRemoval(agreement.id);
  const own = agreement.organisationId;
  const said = removal.yes.some(({ organisationId }) => organisationId === own);
  const kind = answering.variables?.kind;
  const agree = () => {
    answering.mutate(
      { kind: "agree", removal },
      {
        onSuccess: ({ removals }) => {
          if (removals.some((one) => one.clause === removal.clause && one.state === "agreed")) {
            agreed();
          }
        },
      },
    );
  };
  return (
    <>
      <div className={styles["actions"]}>
        {said ? null : (
          <Button
            size="sm"
            kind="primary"
            busy={answering.isPending && kind === "agree" && t("out.saving")}
            onClick={agree}
          >
            {t("out.agree", { organisation: partyOf(agreement, own)?.shortName ?? "" })}
          </Button>
        )}
        <Button
          size="sm"
          busy={answering.isPending && kind === "keep" && t("out.saving")}
          onClick={() => answering.mutate({ kind: "keep", removal })}
        >
          {t("out.keep")}
        </Button>
      </div>
      <ProblemNote thrown={answering.error} />
    </>
  );
}
