import {
  CircleCheck,
  CircleDashed,
  type LucideIcon,
  MessageSquareText,
  PencilLine,
  X,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/Button.tsx";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { ClauseMap } from "./ClauseMap.tsx";
import type { ClauseState, OutlineItem } from "./clause-state.ts";
import styles from "./Outline.module.css";

const ICONS: Record<ClauseState, LucideIcon> = {
  complete: CircleCheck,
  talk: MessageSquareText,
  open: CircleDashed,
  unfinished: PencilLine,
};
const STATES: readonly ClauseState[] = ["complete", "talk", "open", "unfinished"];

export interface OutlineParty {
  readonly organisationId: string;
  readonly shortName: string;
  readonly mark: number;
}

/** The clauses with their numbers and what is left to do in each, and the way to them. */
export function Outline({
  items,
  here,
  parties,
  onGo,
  onClose,
}: {
  readonly items: readonly OutlineItem[];
  readonly here: string | null;
  readonly parties: readonly OutlineParty[];
  readonly onGo: (id: string) => void;
  /** Closes the outline where it lies over the paper. */
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("drafting");
  const complete = items.filter((item) => item.state === "complete").length;
  return (
    <nav aria-label={t("outline.label")} className={styles["outline"]}>
      <div className={styles["top"]}>
        <span className={styles["close"]}>
          <IconButton label={t("outline.close")} icon={X} onClick={onClose} />
        </span>
        <h2 className={styles["sum"]}>
          {t("outline.complete", { count: complete, total: items.length })}
        </h2>
        <ClauseMap items={items} />
        <div className={styles["parties"]}>
          {parties.map((party) => (
            <span key={party.organisationId}>
              <OrgMark org={orgNumber(party.mark)} size={12} /> {party.shortName}
            </span>
          ))}
        </div>
      </div>
      <ol className={styles["list"]}>
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} current={item.id === here} onGo={onGo} />
          </li>
        ))}
      </ol>
      <div className={styles["foot"]}>
        <p>{t("outline.note", { count: parties.length })}</p>
        <div className={styles["key"]}>
          {STATES.map((state) => (
            <span key={state}>
              <StateIcon state={state} /> {t(`outline.state.${state}`)}
            </span>
          ))}
        </div>
      </div>
    </nav>
  );
}

function Item({
  item,
  current,
  onGo,
}: {
  readonly item: OutlineItem;
  readonly current: boolean;
  readonly onGo: (id: string) => void;
}) {
  const { t } = useTranslation("drafting");
  const long = item.number.length > 3;
  return (
    <a
      ref={current ? keepInView : null}
      href={`#${item.id}`}
      aria-current={current ? "true" : undefined}
      className={classes(styles["item"], long && styles["schedule"])}
      onClick={(event) => {
        event.preventDefault();
        onGo(item.id);
      }}
    >
      <span className={styles["number"]}>{item.number}</span>
      <span className={styles["title"]}>
        {item.title === "" ? t("outline.untitled") : item.title}
        {item.changed ? (
          <span className={styles["dot"]}>
            <Hidden>{t("outline.changed")}</Hidden>
          </span>
        ) : null}
      </span>
      <span className={styles["state"]} title={t(`outline.state.${item.state}`)}>
        {item.empty > 0 ? <span aria-hidden>{item.empty}</span> : null}
        {item.state === "talk" && item.talk > 1 ? <span aria-hidden>{item.talk}</span> : null}
        <StateIcon state={item.state} />
        <Hidden>{t(`outline.state.${item.state}`)}</Hidden>
      </span>
    </a>
  );
}

/** The clause one is in stays in sight, however it was reached. */
function keepInView(item: HTMLAnchorElement | null): void {
  item?.scrollIntoView({ block: "nearest" });
}

function StateIcon({ state }: { readonly state: ClauseState }) {
  const Icon = ICONS[state];
  return <Icon size={14} aria-hidden className={styles[state]} />;
}
