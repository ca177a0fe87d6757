import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import { Hidden } from "./Hidden.tsx";
import styles from "./Status.module.css";
import { dismiss, type Said, status } from "./status.ts";

/** The two live regions and the toasts. Stands once in the page, from load. */
export function Status() {
  const { t } = useTranslation("ui");
  const spoken = useSyncExternalStore(status.subscribe, status.now);
  return (
    <>
      <div aria-live="polite">
        <Spoken sentences={spoken.polite} />
      </div>
      <div aria-live="assertive">
        <Spoken sentences={spoken.assertive} />
      </div>
      <output className={styles["stack"]}>
        {spoken.toasts.map((said) => (
          <div key={said.id} className={styles["toast"]}>
            <span>{said.text}</span>
            <IconButton
              label={t("close")}
              icon={X}
              onClick={() => {
                dismiss(said.id);
              }}
            />
          </div>
        ))}
      </output>
    </>
  );
}

/** Each is an addition to its region, which is what screen readers read out. */
function Spoken({ sentences }: { readonly sentences: readonly Said[] }) {
  return (
    <Hidden>
      {sentences.map(({ id, text }) => (
        <span key={id}>{text} </span>
      ))}
    </Hidden>
  );
}
