import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PanelContext } from "../drafting/PanelColumn.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Note } from "../ui/Note.tsx";
import { Redline } from "./Redline.tsx";
import styles from "./WordingLook.module.css";

/** What would change in the draft, word by word, before anything does. */
export function WordingLook({
  title,
  lead,
  words,
  context,
  use,
  onClose,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly words: {
    readonly before: string;
    readonly after: string;
    /** What somebody has written would go; the sentence that says so. */
    readonly edited: string | null;
  };
  readonly context: Pick<PanelContext, "writing">;
  readonly use: {
    readonly label: string;
    readonly press: () => void;
    readonly busy?: string | false;
  };
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("templates");
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {context.writing ? (
            <Button kind="primary" busy={use.busy ?? false} onClick={use.press}>
              {use.label}
            </Button>
          ) : null}
          <Button kind="quiet" onClick={onClose}>
            {t("other.cancel")}
          </Button>
        </>
      }
    >
      <div className={styles["look"]}>
        <p>{lead}</p>
        <Redline before={words.before} after={words.after} />
        {words.edited === null ? null : (
          <Note tone="wait" icon={CircleAlert}>
            {words.edited}
          </Note>
        )}
        {children}
        {context.writing ? null : <Note icon={Info}>{t("other.readOnly")}</Note>}
      </div>
    </Dialog>
  );
}
