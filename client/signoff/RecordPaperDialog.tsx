import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordPaper } from "#shared/protocol/paper.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { FOCUS } from "./focus-places.ts";
import { isWhole, type PaperRecord, useRecordPaper } from "./paper.ts";

const PARTS = ["fingerprint", "signedOn", "signedBy", "kept"] as const;
type Part = (typeof PARTS)[number];

/** A lead records what the own organisation signed or sealed on paper. */
export function RecordPaperDialog({
  agreementId,
  known,
  onClose,
}: {
  readonly agreementId: string;
  /** What was recorded before, to put it right. */
  readonly known: Omit<PaperRecord, "fingerprint"> | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("signoff");
  const [draft, setDraft] = useState<PaperRecord>({
    fingerprint: "",
    signedOn: known?.signedOn ?? "",
    signedBy: known?.signedBy ?? "",
    kept: known?.kept ?? "",
  });
  const [wrong, setWrong] = useState<readonly Part[]>([]);
  const recording = useRecordPaper(agreementId);
  const save = () => {
    const faults = faultsIn(draft);
    setWrong(faults);
    if (faults.length > 0) return;
    recording.mutate(draft, {
      onSuccess: () => {
        onClose();
        tell(t("paper.record.done"));
      },
    });
  };
  return (
    <Dialog title={t("paper.record.title")} thenFocus={FOCUS.paper} onClose={onClose}>
      <p>{t("paper.record.text")}</p>
      <Form onSend={save}>
        <ErrorSummary
          problems={wrong.map((part) => ({
            fieldId: `paper-${part}`,
            text: t(`paper.record.${part}Error`),
          }))}
        />
        <Fields draft={draft} wrong={wrong} onChange={setDraft} />
        <ProblemNote thrown={recording.error} />
        <FormActions>
          <Button
            type="submit"
            kind="primary"
            busy={recording.isPending && t("paper.record.saving")}
          >
            {t("paper.record.save")}
          </Button>
          <Button onClick={onClose}>{t("paper.record.cancel")}</Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function faultsIn(draft: PaperRecord): Part[] {
  const read = RecordPaper.safeParse(draft);
  const at = new Set(read.error?.issues.map((issue) => issue.path[0]));
  return PARTS.filter((part) => at.has(part) || (part === "fingerprint" && !isWhole(draft[part])));
}

function Fields({
  draft,
  wrong,
  onChange,
}: {
  readonly draft: PaperRecord;
  readonly wrong: readonly Part[];
  readonly onChange: (draft: PaperRecord) => void;
}) {
  const { t } = useTranslation("signoff");
  const field = (part: Part) => ({
    id: `paper-${part}`,
    label: t(`paper.record.${part}`),
    hint: t(`paper.record.${part}Hint`),
    error: wrong.includes(part) ? t(`paper.record.${part}Error`) : undefined,
    value: draft[part],
    onChange: (value: string) => {
      onChange({ ...draft, [part]: value });
    },
  });
  return (
    <>
      <TextField {...field("fingerprint")} rows={3} />
      <TextField {...field("signedOn")} type="date" short />
      <TextField {...field("signedBy")} rows={2} />
      <TextField {...field("kept")} maxLength={500} />
    </>
  );
}
