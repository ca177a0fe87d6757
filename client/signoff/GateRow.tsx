import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { GateView } from "#shared/protocol/signoff.ts";
import { partyOf } from "../agreements/agreement.ts";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { TaskRow } from "../ui/TaskRow.tsx";
import { GateDetailsShown } from "./GateDetailsShown.tsx";
import { GateDialog } from "./GateDialog.tsx";
import { gateRights, whoMay } from "./gate-rights.ts";
import styles from "./Ready.module.css";
import { useSettleGate } from "./signing.ts";

/** A gate that is still open, settled in place by those who may. */
export function GateRow({
  agreement,
  gate,
  actionId,
}: {
  readonly agreement: AgreementView;
  readonly gate: GateView;
  readonly actionId: string;
}) {
  const { t } = useTranslation("signoff");
  const [asking, setAsking] = useState(false);
  const rights = gateRights(agreement, gate);
  const may = rights.close || rights.waive;
  const who = whoMay(agreement, gate);
  return (
    <TaskRow
      state="fix"
      stateWords={t("ready.stateFix")}
      title={t("gate.open", { gate: useGateName(agreement)(gate) })}
      action={
        may ? (
          <span id={actionId}>
            <Button
              size="sm"
              onClick={() => {
                setAsking(true);
              }}
            >
              {t(actWords(rights))}
            </Button>
          </span>
        ) : undefined
      }
    >
      <p id={may ? undefined : actionId} tabIndex={may ? undefined : -1}>
        {t(`gate.about.${gate.gate}`)} {may ? "" : t(`gate.who.${who.kind}`, { names: who.names })}
      </p>
      <FormerWaiver gate={gate} />
      {asking ? (
        <GateDialog
          agreementId={agreement.id}
          gate={gate}
          rights={rights}
          officers={gate.gate === "executionCheck" && ownForm(agreement, gate) === "council"}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </TaskRow>
  );
}

/** What became of a waiver that was recorded before this check could only be closed. */
function FormerWaiver({ gate: { formerWaiver } }: { readonly gate: GateView }) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  if (formerWaiver === undefined) return null;
  const { reason, by, at } = formerWaiver;
  return <p>{t("gate.former", { reason, name: by, date: moments.date(at) })}</p>;
}

/** The legal form of the party that a gate concerns. */
function ownForm(agreement: AgreementView, { organisationId }: GateView): string | undefined {
  return organisationId === null ? undefined : partyOf(agreement, organisationId)?.legalForm;
}

function actWords({ close, waive }: ReturnType<typeof gateRights>) {
  if (close && waive) return "gate.act";
  return close ? "gate.closeOnly" : "gate.waiveOnly";
}

/** "Legal review, Northmere"; without the organisation for a gate of the whole agreement. */
function useGateName(agreement: AgreementView): (gate: GateView) => string {
  const { t } = useTranslation("signoff");
  return ({ gate, organisationId }) => {
    const words = t(`gate.${gate}`);
    const party = organisationId === null ? undefined : partyOf(agreement, organisationId);
    if (party === undefined) return words;
    return t("gate.of", { gate: words, organisation: party.shortName });
  };
}

/** A gate that is closed or waived: by whom, why, and a way to open it again. */
export function SettledGate({
  agreement,
  gate,
}: {
  readonly agreement: AgreementView;
  readonly gate: GateView;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const rights = gateRights(agreement, gate);
  const settling = useSettleGate(agreement.id, gate);
  const waived = gate.state === "waived";
  const words = {
    gate: useGateName(agreement)(gate),
    name: gate.by ?? "",
    date: gate.at === null ? "" : moments.date(gate.at),
  };
  return (
    <div className={styles["settled"]}>
      <div className={styles["said"]}>
        {t(waived ? "gate.waived" : "gate.closed", words)}
        {gate.signers === undefined ? "" : ` ${t("gate.signers", { count: gate.signers })}`}
        {gate.approvedOn === undefined
          ? ""
          : ` ${t("gate.approvedOn", { day: moments.date(gate.approvedOn) })}`}
        {gate.note === "" ? null : <q className={styles["note"]}>{gate.note}</q>}
        <GateDetailsShown details={gate.details} />
      </div>
      {(waived ? rights.waive : rights.close) ? (
        <Button
          size="sm"
          kind="quiet"
          busy={settling.isPending && t("gate.reopening")}
          onClick={() => {
            settling.mutate({ as: waived ? "waive" : "close", done: false, note: "" });
          }}
        >
          {t("gate.reopen")}
        </Button>
      ) : null}
    </div>
  );
}
