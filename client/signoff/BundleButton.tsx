import { useMutation } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { downloadBundle } from "./bundle.ts";

/** Fetches the evidence bundle and hands it to the browser as a file. */
export function BundleButton({
  agreement,
  block = false,
}: {
  readonly agreement: AgreementView;
  readonly block?: boolean;
}) {
  const { t } = useTranslation("signoff");
  const fetching = useMutation({ mutationFn: async () => downloadBundle(agreement.id) });
  const fetchIt = () => {
    fetching.mutate();
  };
  return (
    <>
      <ProblemNote thrown={fetching.error} again={fetchIt} />
      <Button
        block={block}
        icon={FileDown}
        busy={fetching.isPending && t("bundle.busy")}
        onClick={fetchIt}
      >
        {t("bundle.download")}
      </Button>
    </>
  );
}
