import { ArrowLeft, ListTree, MessageSquareText, Search } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { IconButton } from "../ui/Button.tsx";
import { Tag } from "../ui/Tag.tsx";
import styles from "./DraftingPage.module.css";
import type { DraftView } from "./draft-view.ts";
import { PeopleHere } from "./PeopleHere.tsx";
import { SaveStatus } from "./SaveStatus.tsx";

/** The bar of the drafting page: what this is, the truth about the words, who is here. */
export function DraftBar({
  title,
  view,
  numbers,
  onCopy,
  onOutline,
  onPanel,
  onFind,
  actions,
}: {
  readonly title: string;
  readonly view: DraftView;
  readonly numbers: ReadonlyMap<string, string>;
  readonly onCopy: () => void;
  /** Both lie over the paper where the window is narrow, and are opened from here. */
  readonly onOutline: () => void;
  readonly onPanel: () => void;
  readonly onFind: () => void;
  readonly actions: ReactNode;
}) {
  const { t } = useTranslation("drafting");
  return (
    <header className={styles["bar"]} data-region tabIndex={-1}>
      <title>{`${title} - Counterpart`}</title>
      <Link to="/" className={styles["back"]} aria-label={t("back")} title={t("back")}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <div className={styles["name"]}>
        <div>
          <h1>{title}</h1>
          <Tag>{t(`stage.${view.stage ?? "drafting"}`)}</Tag>
        </div>
        <div>
          <SaveStatus save={view.save} stage={view.stage} onCopy={onCopy} />
        </div>
      </div>
      <div className={styles["right"]}>
        {view.me === null ? null : <PeopleHere me={view.me} here={view.here} numbers={numbers} />}
        <IconButton label={t("find.label")} icon={Search} onClick={onFind} />
        <span className={styles["outlineSwitch"]}>
          <IconButton label={t("outline.open")} icon={ListTree} onClick={onOutline} />
        </span>
        <span className={styles["panelSwitch"]}>
          <IconButton label={t("panel.open")} icon={MessageSquareText} onClick={onPanel} />
        </span>
        {actions}
      </div>
    </header>
  );
}
