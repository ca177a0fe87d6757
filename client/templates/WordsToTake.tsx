import { BookMarked, CircleAlert, CircleCheck, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { fieldsOf } from "#shared/templates/assemble.ts";
import type { NewerClause } from "#shared/templates/editions.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { plainWords } from "#shared/templates/plain-words.ts";
import type { DeskHandle } from "../drafting/DraftDesk.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Note } from "../ui/Note.tsx";
import { tell } from "../ui/status.ts";
import { draftContext, shownIn } from "./draft-context.ts";
import { Redline } from "./Redline.tsx";
import styles from "./WordsToTake.module.css";

/** The words around the clauses, in the reader's language. */
interface AroundWords {
  readonly note: string;
  readonly look: string;
  readonly title: string;
  readonly lead: string;
  /** Beside a clause that somebody has edited. */
  readonly edited: string;
  readonly none: string;
  readonly used: (title: string) => string;
}

interface TakeProps {
  readonly template: TemplateView;
  readonly desk: Pick<DeskHandle, "edits">;
  readonly writing: boolean;
  /** The clauses as they are at the moment that this is drawn. */
  readonly clauses: () => readonly NewerClause[];
  readonly words: AroundWords;
  readonly icon?: LucideIcon;
}

/** Says that some clauses have other words to take, and the way to look at them one by one. */
export function WordsToTake({ clauses: find, words, icon = BookMarked, ...props }: TakeProps) {
  const { t } = useTranslation("templates");
  const [looking, setLooking] = useState(false);
  const [, drawAgain] = useState(0);
  const clauses = find();
  if (clauses.length === 0 && !looking) return null;
  return (
    <div className={styles["note"]}>
      <Note icon={icon}>
        <p>{words.note}</p>
        <Button size="sm" onClick={() => setLooking(true)}>
          {words.look}
        </Button>
      </Note>
      {looking ? (
        <Dialog
          wide
          title={words.title}
          onClose={() => setLooking(false)}
          actions={
            <Button kind="quiet" onClick={() => setLooking(false)}>
              {t("newer.close")}
            </Button>
          }
        >
          <p>{words.lead}</p>
          {clauses.length === 0 ? (
            <Empty icon={CircleCheck} title={words.none}>
              {t("newer.noneText")}
            </Empty>
          ) : null}
          <ul className={styles["list"]}>
            {clauses.map((clause) => (
              <Newer
                key={clause.id}
                {...props}
                clause={clause}
                words={words}
                onUsed={() => drawAgain((times) => times + 1)}
              />
            ))}
          </ul>
        </Dialog>
      ) : null}
    </div>
  );
}

function Newer({
  clause: { id, nodeIds, now, newer, edited },
  template,
  desk,
  writing,
  words,
  onUsed,
}: Omit<TakeProps, "clauses" | "icon"> & {
  readonly clause: NewerClause;
  readonly onUsed: () => void;
}) {
  const { t } = useTranslation("templates");
  const title = libraryClause(id)?.title ?? id;
  const draft = desk.edits.content();
  const shown = shownIn(template, draft);
  const read = (nodes: NewerClause["now"]) =>
    nodes.map((node) => plainWords(node, shown)).join("\n");
  const use = () => {
    const { fields } = fieldsOf(newer, draftContext(template, draft));
    const done = desk.edits.replace(nodeIds, newer, fields);
    tell(done ? words.used(title) : t("newer.gone", { title }));
    onUsed();
  };
  return (
    <li>
      <h3>{title}</h3>
      <Redline before={read(now)} after={read(newer)} />
      {edited ? (
        <Note tone="wait" icon={CircleAlert}>
          {words.edited}
        </Note>
      ) : null}
      {writing ? (
        <Button size="sm" onClick={use}>
          {t("newer.use")}
        </Button>
      ) : null}
    </li>
  );
}
