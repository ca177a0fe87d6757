import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { FOCUS } from "./focus-places.ts";
import { isWhole, type PaperView, useMatchPaper } from "./paper.ts";
import { ScanLink } from "./ScanLink.tsx";

/** A lead of another organisation types the fingerprint from the signed copy. */
export function MatchPaperDialog({
  agreementId,
  paper,
  onClose,
}: {
  readonly agreementId: string;
  readonly paper: PaperView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("signoff");
  const [fingerprint, setFingerprint] = useState("");
  const [tried, setTried] = useState(false);
  const matching = useMatchPaper(agreementId, paper.organisationId);
  const save = () => {
    setTried(true);
    if (!isWhole(fingerprint)) return;
    matching.mutate(
      { fingerprint, scan: paper.scan?.sha256 ?? null },
      {
        onSuccess: () => {
          onClose();
          tell(t("paper.match.done"));
        },
      },
    );
  };
  return (
    <Dialog
      title={t("paper.match.title", { organisation: paper.organisationName })}
      thenFocus={FOCUS.paper}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={matching.isPending && t("paper.match.saving")}
            onClick={save}
          >
            {t("paper.match.save")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("paper.record.cancel")}
          </Button>
        </>
      }
    >
      <p>{t(paper.scan === null ? "paper.match.text" : "paper.match.textScan")}</p>
      <ScanLink agreementId={agreementId} paper={paper} />
      <TextField
        rows={3}
        label={t("paper.record.fingerprint")}
        hint={t("paper.record.fingerprintHint")}
        error={tried && !isWhole(fingerprint) ? t("paper.record.fingerprintError") : undefined}
        value={fingerprint}
        onChange={setFingerprint}
      />
      <ProblemNote thrown={matching.error} />
    </Dialog>
  );
}
