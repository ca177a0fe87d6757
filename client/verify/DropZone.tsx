import { Upload } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./DropZone.module.css";

/** Takes one file, dropped or chosen. The button does the same for those who do not drag. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation("verify");
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | null | undefined) => {
    if (file !== null && file !== undefined) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files.item(0));
  };
  return (
    <div
      className={classes(styles["zone"], over && styles["over"])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <Upload size={30} aria-hidden />
      <div className={styles["words"]}>
        <b>{t("drop.title")}</b>
        <p>{t("drop.text")}</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t("drop.choose")}
        onChange={(event) => {
          take(event.target.files?.item(0));
          event.target.value = "";
        }}
      />
      <Button onClick={() => input.current?.click()}>{t("drop.choose")}</Button>
    </div>
  );
}
