import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateView } from "#shared/protocol/signoff.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import { FOCUS } from "./focus-places.ts";
import type { GateRights } from "./gate-rights.ts";
import styles from "./GateDialog.module.css";
import { type Settlement, useSettleGate } from "./signing.ts";

type As = Settlement["as"];

/** Closes a gate with what was done, or waives it with a reason. Everybody will see the note. */
export function GateDialog({
  agreementId,
  gate,
  rights,
  onClose,
}: {
  readonly agreementId: string;
  readonly gate: GateView;
  readonly rights: GateRights;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("signoff");
  const only = onlyWay(rights);
  const [chosen, setChosen] = useState<As | undefined>(only);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const settling = useSettleGate(agreementId, gate, focusDone);
  const words = chosen === "waive" ? "Waive" : "Close";
  const save = () => {
    setTried(true);
    if (chosen === undefined || note.trim() === "") return;
    settling.mutate({ as: chosen, done: true, note: note.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(`gate.${gate.gate}`)}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={settling.isPending && t("gate.dialog.saving")}
            onClick={save}
          >
            {t(`gate.dialog.save${words}`)}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("gate.dialog.cancel")}
          </Button>
        </>
      }
    >
      <div className={styles["fields"]}>
        <p>{t(`gate.about.${gate.gate}`)}</p>
        {only === undefined ? (
          <Choice value={chosen} missing={tried && chosen === undefined} onChange={setChosen} />
        ) : null}
        <TextField
          rows={3}
          label={t(`gate.dialog.note${words}`)}
          hint={t("gate.dialog.hint")}
          error={tried && note.trim() === "" ? t(`gate.dialog.error${words}`) : undefined}
          value={note}
          onChange={setNote}
        />
        <ProblemNote thrown={settling.error} again={save} />
      </div>
    </Dialog>
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

/** The row has gone from what is left; the focus goes to where the gate stands now. */
function focusDone(): void {
  requestAnimationFrame(() => document.getElementById(FOCUS.done)?.focus());
}

/** The one thing the reader may do, or undefined when there is a choice. */
function onlyWay({ close, waive }: GateRights): As | undefined {
  if (close && waive) return undefined;
  return close ? "close" : "waive";
}
