import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentJson } from "#shared/drafting/document.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { useHouseWording } from "./house-wordings.ts";

const NAME_LENGTH = 120;

/** Keeps the words of a clause for one's own organisation, under a name. */
export function KeepHouse({
  agreementId,
  library,
  title,
  words,
  before,
  onClose,
}: {
  readonly agreementId: string;
  readonly library: ClauseId;
  readonly title: string;
  /** As they stood when this was opened. */
  readonly words: DocumentJson;
  /** The name of what is kept so far, or empty. */
  readonly before: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const [name, setName] = useState(before);
  const [tried, setTried] = useState(false);
  const keeping = useHouseWording(agreementId, library);
  const done = () => {
    tell(t("house.saved"));
    onClose();
  };
  const save = () => {
    setTried(true);
    if (name.trim() === "") return;
    keeping.mutate({ kind: "keep", name: name.trim(), words }, { onSuccess: done });
  };
  return (
    <Dialog
      title={t("house.keepTitle")}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={keeping.isPending && t("house.saving")} onClick={save}>
            {t("house.save")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("house.cancel")}
          </Button>
        </>
      }
    >
      <Form onSend={save}>
        <p>{t("house.keepLead", { title })}</p>
        {before === "" ? null : <p>{t("house.keepReplaces", { name: before })}</p>}
        <TextField
          label={t("house.name")}
          hint={t("house.nameHint")}
          error={tried && name.trim() === "" ? t("house.nameError") : undefined}
          maxLength={NAME_LENGTH}
          value={name}
          onChange={setName}
        />
        <ProblemNote thrown={keeping.error} again={save} />
      </Form>
    </Dialog>
  );
}
