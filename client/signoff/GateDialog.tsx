import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateView } from "#shared/protocol/signoff.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useMoments } from "../ui/moments.ts";
import { useNow } from "../ui/now.ts";
import { Note } from "../ui/Note.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import { FOCUS } from "./focus-places.ts";
import {
  type AskedToo,
  askedOf,
  emptyDraft,
  type GateDraft,
  isDay,
  settlementOf,
} from "./gate-draft.ts";
import type { GateRights } from "./gate-rights.ts";
import styles from "./GateDialog.module.css";
import { LetterFields } from "./LetterFields.tsx";
import { LeadRows } from "./LeadRows.tsx";
import { ScreeningFields } from "./ScreeningFields.tsx";
import { type Settlement, useSettleGate } from "./signing.ts";

interface GateDialogProps {
  readonly agreementId: string;
  readonly gate: GateView;
  readonly rights: GateRights;
  /** Closing it says how many officers sign. */
  readonly officers: boolean;
  readonly onClose: () => void;
}

/** Closes a gate with what was done, or waives a legal review with a reason. Everybody will see it. */
export function GateDialog(props: GateDialogProps) {
  const { agreementId, gate, rights, officers, onClose } = props;
  const { t } = useTranslation("signoff");
  const [draft, setDraft] = useState(emptyDraft(onlyWay(rights)));
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const asked = askedOf(gate, { officers, today });
  const [tried, setTried] = useState(false);
  const settling = useSettleGate(agreementId, gate);
  const save = () => {
    setTried(true);
    const settlement = settlementOf(draft, asked);
    if (settlement !== null) settling.mutate(settlement, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(`gate.${gate.gate}`)}
      thenFocus={FOCUS.done}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={settling.isPending && t("gate.dialog.saving")}
            onClick={save}
          >
            {t(`gate.dialog.save${wordsOf(draft)}`)}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("gate.dialog.cancel")}
          </Button>
        </>
      }
    >
      <div className={styles["fields"]}>
        <p>
          {t(`gate.about.${gate.gate}`)} {t(`gate.closes.${gate.gate}`)}
        </p>
        <GateFields
          agreementId={agreementId}
          gate={gate}
          rights={rights}
          asked={asked}
          draft={draft}
          tried={tried}
          onChange={setDraft}
        />
        {tried && settlementOf(draft, asked) === null ? (
          <Note tone="danger" icon={CircleAlert}>
            <p role="alert">{t("gate.dialog.errorAbove")}</p>
          </Note>
        ) : null}
        <ProblemNote thrown={settling.error} again={save} />
      </div>
    </Dialog>
  );
}

const wordsOf = ({ as }: GateDraft) => (as === "waive" ? "Waive" : "Close");

interface FieldsProps {
  readonly agreementId: string;
  readonly gate: GateView;
  readonly rights: GateRights;
  readonly asked: AskedToo;
  readonly draft: GateDraft;
  readonly tried: boolean;
  readonly onChange: (draft: GateDraft) => void;
}

function GateFields({ agreementId, gate, rights, asked, draft, tried, onChange }: FieldsProps) {
  const { t } = useTranslation("signoff");
  const { as, note } = draft;
  const missing =
    as === "waive" ? "gate.dialog.errorWaive" : (`gate.dialog.errors.${gate.gate}` as const);
  const optional = as === "close" && asked.details !== null;
  return (
    <>
      {onlyWay(rights) === undefined ? (
        <Choice
          value={as}
          missing={tried && as === undefined}
          onChange={(chosen) => {
            onChange({ ...draft, as: chosen });
          }}
        />
      ) : null}
      {as === "close" ? (
        <ClosedHow
          agreementId={agreementId}
          asked={asked}
          draft={draft}
          tried={tried}
          onChange={onChange}
        />
      ) : null}
      <TextField
        rows={3}
        label={t(noteLabel(as, gate))}
        hint={t("gate.dialog.hint")}
        error={tried && !optional && note.trim() === "" ? t(missing) : undefined}
        value={note}
        onChange={(typed) => {
          onChange({ ...draft, note: typed });
        }}
      />
    </>
  );
}

const noteLabel = (as: GateDraft["as"], { gate }: GateView) =>
  as === "waive" ? "gate.dialog.noteWaive" : (`gate.dialog.notes.${gate}` as const);

/** How many officers sign, or when the funder approved: what only some gates ask for. */
function ClosedHow({
  agreementId,
  asked,
  draft,
  tried,
  onChange,
}: Pick<FieldsProps, "agreementId" | "asked" | "draft" | "tried" | "onChange">) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { signers } = draft;
  const told = (change: Partial<GateDraft>) => {
    onChange({ ...draft, ...change });
  };
  if (asked.details !== null) {
    return (
      <Details agreementId={agreementId} asked={asked} draft={draft} tried={tried} told={told} />
    );
  }
  if (asked.day) {
    const wrong = t("gate.dialog.approvedOnError", { today: moments.date(asked.today) });
    return (
      <TextField
        type="date"
        short
        label={t("gate.dialog.approvedOn")}
        hint={t("gate.dialog.approvedOnHint")}
        error={tried && !isDay(draft, asked) ? wrong : undefined}
        value={draft.approvedOn}
        onChange={(typed) => {
          onChange({ ...draft, approvedOn: typed });
        }}
      />
    );
  }
  if (!asked.officers) return null;
  return (
    <RadioList
      legend={t("gate.dialog.officers")}
      error={tried && signers === undefined ? t("gate.dialog.errorOfficers") : undefined}
      value={signers}
      onChange={(chosen) => {
        onChange({ ...draft, signers: chosen });
      }}
      options={[
        { value: "1", label: t("gate.dialog.oneOfficer") },
        { value: "2", label: t("gate.dialog.twoOfficers") },
      ]}
    />
  );
}

function Details({
  agreementId,
  asked,
  draft: { leads, screening, sent },
  tried,
  told,
}: Pick<FieldsProps, "agreementId" | "asked" | "draft" | "tried"> & {
  readonly told: (change: Partial<GateDraft>) => void;
}) {
  switch (asked.details) {
    case "leads":
      return (
        <LeadRows
          leads={leads}
          tried={tried}
          onChange={(typed) => {
            told({ leads: typed });
          }}
        />
      );
    case "screening":
      return (
        <ScreeningFields
          screening={screening}
          tried={tried}
          onChange={(typed) => {
            told({ screening: typed });
          }}
        />
      );
    case "sent":
      return (
        <LetterFields
          agreementId={agreementId}
          sent={sent}
          today={asked.today}
          tried={tried}
          onChange={(typed) => {
            told({ sent: typed });
          }}
        />
      );
    case null:
      return null;
  }
}

function Choice({
  value,
  missing,
  onChange,
}: {
  readonly value: GateDraft["as"];
  readonly missing: boolean;
  readonly onChange: (value: Settlement["as"]) => void;
}) {
  const { t } = useTranslation("signoff");
  return (
    <RadioList
      legend={t("gate.dialog.choice")}
      error={missing ? t("gate.dialog.errorChoice") : undefined}
      value={value}
      onChange={onChange}
      options={[
        { value: "close", label: t("gate.dialog.close") },
        { value: "waive", label: t("gate.dialog.waive") },
      ]}
    />
  );
}

/** The one thing the reader may do, or undefined when there is a choice. */
function onlyWay({ close, waive }: GateRights): GateDraft["as"] {
  if (close && waive) return undefined;
  return close ? "close" : "waive";
}
