import { Copy } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import styles from "./CopyField.module.css";
import { Input } from "./Input.tsx";
import { tell } from "./status.ts";

/** A link or another text to take along, in a field that can be selected, with a Copy button. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation("ui");
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(t("copied"));
    } catch {
      tell(t("copyByHand"));
    }
  };
  return (
    <div className={styles["copy"]}>
      <label htmlFor={id}>{label}</label>
      <div className={styles["row"]}>
        <Input
          id={id}
          readOnly
          value={text}
          onFocus={(event) => {
            event.target.select();
          }}
        />
        <Button icon={Copy} onClick={() => void copy()}>
          {t("copy")}
        </Button>
      </div>
    </div>
  );
}
