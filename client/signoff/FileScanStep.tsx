import { FileUp } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { SCAN_TYPES } from "#shared/signoff/scan.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { tell } from "../ui/status.ts";
import { type PaperView, useFileScan } from "./paper.ts";

/** The own lead chooses a scan of the recorded copy; until the copy is matched, another one too. */
export function FileScanStep({
  agreementId,
  paper: { scan },
}: {
  readonly agreementId: string;
  readonly paper: PaperView;
}) {
  const { t } = useTranslation("signoff");
  const input = useRef<HTMLInputElement>(null);
  const filing = useFileScan(agreementId);
  const file = (chosen: File | null | undefined) => {
    if (chosen === null || chosen === undefined) return;
    filing.mutate(chosen, {
      onSuccess: () => {
        tell(t("paper.scan.done"));
      },
    });
  };
  const press = t(scan === null ? "paper.scan.press" : "paper.scan.again");
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={SCAN_TYPES.join()}
        aria-label={press}
        onChange={(event) => {
          file(event.target.files?.item(0));
          event.target.value = "";
        }}
      />
      <Button
        size="sm"
        icon={FileUp}
        busy={filing.isPending && t("paper.scan.saving")}
        onClick={() => input.current?.click()}
      >
        {press}
      </Button>
      <ProblemNote thrown={filing.error} />
    </>
  );
}
