import {
  BookOpen,
  Check,
  CloudOff,
  type LucideIcon,
  RefreshCw,
  Snowflake,
  WifiOff,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Stage } from "#shared/agreements/stage.ts";
import { classes } from "../ui/classes.ts";
import type { SaveState } from "./save-state.ts";
import styles from "./SaveStatus.module.css";

const ICONS: Record<SaveState["kind"], LucideIcon> = {
  opening: RefreshCw,
  saved: Check,
  saving: RefreshCw,
  offline: WifiOff,
  notSaved: CloudOff,
  readOnly: BookOpen,
  frozen: Snowflake,
};

/** The one truthful sentence about the reader's words, in the bar. */
export function SaveStatus({
  save,
  stage,
  onCopy,
}: {
  readonly save: SaveState;
  readonly stage: Stage | null;
  /** Gives the reader the whole draft as a file. */
  readonly onCopy: () => void;
}) {
  const { t } = useTranslation("drafting");
  const Icon = ICONS[save.kind];
  return (
    <span className={classes(styles["save"], styles[save.kind])} data-save={save.kind}>
      <Icon size={13} aria-hidden />
      <Words save={save} stage={stage} />
      {save.kind === "notSaved" ? (
        <button type="button" className={styles["copy"]} onClick={onCopy}>
          {t("save.copy")}
        </button>
      ) : null}
    </span>
  );
}

function Words({ save, stage }: { readonly save: SaveState; readonly stage: Stage | null }) {
  const { t } = useTranslation("drafting");
  switch (save.kind) {
    case "offline":
      return (
        <span>
          <b>{t("save.offlineStart")}</b>{" "}
          {save.edits === 0 ? t("save.offlineNone") : t("save.offline", { count: save.edits })}
        </span>
      );
    case "notSaved":
      return (
        <span>
          <b>{t("save.notSavedStart", { time: clockTime(save.since) })}</b> {t("save.notSaved")}
        </span>
      );
    case "frozen":
      return <span>{stage === "signing" ? t("save.frozen") : t("save.signed")}</span>;
    case "opening":
    case "saved":
    case "saving":
    case "readOnly":
      return <span>{t(`save.${save.kind}`)}</span>;
  }
}

/** 14:02, on the reader's own clock. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
