import { Lock, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Audience } from "#shared/protocol/review.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./ShowToAll.module.css";
import type { AudienceWords } from "./use-audience.ts";

/** One more question before words that began in private are shown to every organisation. */
export function ShowToAll({
  words,
  audience,
  onAnswer,
  onClose,
}: {
  readonly words: string;
  readonly audience: AudienceWords;
  readonly onAnswer: (audience: Audience) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("review");
  const { count, organisation } = audience;
  return (
    <Dialog
      title={t("show.title", { count })}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="private"
            icon={Lock}
            onClick={() => {
              onAnswer("organisation");
            }}
          >
            {t("show.keep")}
          </Button>
          <Button
            icon={Users}
            onClick={() => {
              onAnswer("shared");
            }}
          >
            {t("show.show", { count })}
          </Button>
        </>
      }
    >
      <p>{t("show.text", { organisation })}</p>
      <p className={styles["words"]}>{words}</p>
    </Dialog>
  );
}
