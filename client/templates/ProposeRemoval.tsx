import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useRemoval } from "./removals.ts";

/** Asks the other organisations to leave out a clause that must be in. */
export function ProposeRemoval({
  agreementId,
  clause,
  title,
  onClose,
}: {
  readonly agreementId: string;
  readonly clause: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const removal = useRemoval(agreementId);
  const save = () => {
    setTried(true);
    if (reason.trim() === "") return;
    removal.mutate({ kind: "propose", clause, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t("proposal.title", { title })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={removal.isPending && t("out.saving")} onClick={save}>
            {t("proposal.save")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("proposal.cancel")}
          </Button>
        </>
      }
    >
      <Form onSend={save}>
        <p>{t("proposal.lead")}</p>
        <TextField
          rows={3}
          label={t("proposal.label")}
          hint={t("proposal.hint")}
          error={tried && reason.trim() === "" ? t("proposal.error") : undefined}
          value={reason}
          onChange={setReason}
        />
        <ProblemNote thrown={removal.error} again={save} />
      </Form>
    </Dialog>
  );
}
