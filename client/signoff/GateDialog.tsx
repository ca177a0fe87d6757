import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateView } from "#shared/protocol/signoff.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useMoments } from "../ui/moments.ts";
import { useNow } from "../ui/now.ts";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import { FOCUS } from "./focus-places.ts";
import type { GateRights } from "./gate-rights.ts";
import styles from "./GateDialog.module.css";
import { type Settlement, useSettleGate } from "./signing.ts";

type As = Settlement["as"];

interface Draft {
  readonly as: As | undefined;
  readonly note: string;
  readonly signers: "1" | "2" | undefined;
  /** Where a funder approved: the day, as typed. */
  readonly approvedOn: string;
}

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
  const [draft, setDraft] = useState<Draft>({
    as: onlyWay(rights),
    note: "",
    signers: undefined,
    approvedOn: "",
  });
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const asked = { officers, day: gate.gate === "funderApproval", today };
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
          gate={gate}
          rights={rights}
          asked={asked}
          draft={draft}
          tried={tried}
          onChange={setDraft}
        />
        <ProblemNote thrown={settling.error} again={save} />
      </div>
    </Dialog>
  );
}

const wordsOf = ({ as }: Draft) => (as === "waive" ? "Waive" : "Close");

/** What closing a gate asks for, beside what was done. */
interface AskedToo {
  readonly officers: boolean;
  /** The day of an approval, which is over or today. */
  readonly day: boolean;
  readonly today: string;
}

/** What is sent, or null while something is missing. */
function settlementOf(draft: Draft, asked: AskedToo): Settlement | null {
  const { as, note, signers } = draft;
  if (as === undefined || note.trim() === "") return null;
  const said = { as, done: true, note: note.trim() };
  if (as === "waive") return said;
  if (asked.day) return isDay(draft, asked) ? { ...said, approvedOn: draft.approvedOn } : null;
  if (!asked.officers) return said;
  return signers === undefined ? null : { ...said, signers: signers === "2" ? 2 : 1 };
}

const isDay = ({ approvedOn }: Draft, { today }: AskedToo): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(approvedOn) && approvedOn <= today;

interface FieldsProps {
  readonly gate: GateView;
  readonly rights: GateRights;
  readonly asked: AskedToo;
  readonly draft: Draft;
  readonly tried: boolean;
  readonly onChange: (draft: Draft) => void;
}

function GateFields({ gate, rights, asked, draft, tried, onChange }: FieldsProps) {
  const { t } = useTranslation("signoff");
  const { as, note } = draft;
  const missing =
    as === "waive" ? "gate.dialog.errorWaive" : (`gate.dialog.errors.${gate.gate}` as const);
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
        <ClosedHow asked={asked} draft={draft} tried={tried} onChange={onChange} />
      ) : null}
      <TextField
        rows={3}
        label={t(as === "waive" ? "gate.dialog.noteWaive" : `gate.dialog.notes.${gate.gate}`)}
        hint={t("gate.dialog.hint")}
        error={tried && note.trim() === "" ? t(missing) : undefined}
        value={note}
        onChange={(typed) => {
          onChange({ ...draft, note: typed });
        }}
      />
    </>
  );
}

/** How many officers sign, or when the funder approved: what only some gates ask for. */
function ClosedHow({
  asked,
  draft,
  tried,
  onChange,
}: Pick<FieldsProps, "asked" | "draft" | "tried" | "onChange">) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { signers } = draft;
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

function Choice({
  value,
  missing,
  onChange,
}: {
  readonly value: As | undefined;
  readonly missing: boolean;
  readonly onChange: (value: As) => void;
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
function onlyWay({ close, waive }: GateRights): As | undefined {
  if (close && waive) return undefined;
  return close ? "close" : "waive";
}
