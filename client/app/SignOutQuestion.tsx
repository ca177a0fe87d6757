import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

/** Asked before words that are on this device alone go with a sign-out. */
export function SignOutQuestion({
  onSignOut,
  onStay,
}: {
  readonly onSignOut: () => void;
  readonly onStay: () => void;
}) {
  const { t } = useTranslation("app");
  return (
    <Dialog
      title={t("signOut.title")}
      onClose={onStay}
      actions={
        <>
          <Button kind="primary" onClick={onStay}>
            {t("signOut.stay")}
          </Button>
          <Button kind="danger" onClick={onSignOut}>
            {t("signOut.goOn")}
          </Button>
        </>
      }
    >
      <p>{t("signOut.words")}</p>
    </Dialog>
  );
}
