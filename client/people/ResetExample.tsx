import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tell } from "../ui/status.ts";
import { resetExample } from "./demo.ts";

/** "Put the example back", asked about first: it takes away what others in the example wrote too. */
export function ResetExample() {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const resetting = useMutation({
    mutationFn: async () => resetExample(queries),
    onSuccess: () => {
      close();
      tell(t("firstRun.resetDone"));
    },
  });
  return (
    <>
      <Button
        kind="quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("firstRun.reset")}
      </Button>
      {open ? (
        <Dialog
          title={t("firstRun.resetTitle")}
          onClose={close}
          actions={
            <>
              <Button
                kind="danger"
                busy={resetting.isPending && t("firstRun.resetting")}
                onClick={() => {
                  resetting.mutate();
                }}
              >
                {t("firstRun.resetYes")}
              </Button>
              <Button onClick={close}>{t("firstRun.resetNo")}</Button>
            </>
          }
        >
          <p>{t("firstRun.resetText")}</p>
          <ProblemNote thrown={resetting.error} />
        </Dialog>
      ) : null}
    </>
  );
}
