import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useThaw } from "./signing.ts";

/** Asks for the reason before the words are opened again; everybody asked to sign will read it. */
export function ThawDialog({
  agreement,
  signed,
  papers,
  onClose,
}: {
  readonly agreement: AgreementView;
  /** How many signatures this sets aside. */
  readonly signed: number;
  /** The organisations whose copy on paper this makes void. */
  readonly papers: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("signoff");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const thawing = useThaw(agreement.id);
  const thaw = () => {
    setTried(true);
    if (reason.trim() === "") return;
    thawing.mutate({ reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t("round.thaw.dialog")}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={thawing.isPending && t("round.thaw.saving")} onClick={thaw}>
            {t("round.thaw.save", { count: signed })}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("round.thaw.cancel")}
          </Button>
        </>
      }
    >
      <p>{t("round.thaw.text")}</p>
      {papers.length === 0 ? null : (
        <p>{t("round.thaw.paper", { count: papers.length, names: papers.join(", ") })}</p>
      )}
      <TextField
        rows={3}
        label={t("round.thaw.label")}
        hint={t("round.thaw.hint")}
        error={tried && reason.trim() === "" ? t("round.thaw.error") : undefined}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote thrown={thawing.error} again={thaw} />
    </Dialog>
  );
}
