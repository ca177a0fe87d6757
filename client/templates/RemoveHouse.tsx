import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tell } from "../ui/status.ts";

/** How a wording is removed, in a draft or on the organisation's own page. */
interface Removing {
  readonly mutate: (
    act: { readonly kind: "remove" },
    then: { readonly onSuccess: () => void },
  ) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Asks before one's own wording is removed. */
export function RemoveHouse({
  removing,
  name,
  onClose,
  onRemoved = onClose,
}: {
  readonly removing: Removing;
  readonly name: string;
  readonly onClose: () => void;
  readonly onRemoved?: () => void;
}) {
  const { t } = useTranslation("templates");
  const press = () =>
    removing.mutate(
      { kind: "remove" },
      {
        onSuccess: () => {
          tell(t("house.removed"));
          onRemoved();
        },
      },
    );
  return (
    <Dialog
      title={t("house.removeTitle", { name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={removing.isPending && t("house.saving")} onClick={press}>
            {t("house.removePress")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("house.cancel")}
          </Button>
        </>
      }
    >
      <p>{t("house.removeLead")}</p>
      <ProblemNote thrown={removing.error} again={press} />
    </Dialog>
  );
}
