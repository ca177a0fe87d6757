import { EditorContent } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import type { ClauseEdits } from "./clause-edits.ts";
import { classes } from "../ui/classes.ts";
import type { ClauseTools } from "./clause-tools.ts";
import type { DeskNodes } from "./desk-nodes.ts";
import type { EditorPage } from "./draft-extensions.ts";
import type { Desk } from "./draft-view.ts";
import { FieldPopover, type OpenField } from "./FieldPopover.tsx";
import type { FoundLine } from "./find-in-draft.ts";
import { FieldSource } from "./field-source.ts";
import type { Structure } from "./numbers.ts";
import marks from "./paper-marks.module.css";
import styles from "./paper.module.css";
import { useDeskEditor } from "./use-desk-editor.ts";
import type { DeskPlace } from "./use-desk-structure.ts";
import type { CaretPlace } from "./presence.ts";
import { type OfferedNodes, Toolbar } from "./Toolbar.tsx";

/** What the rest of the page may do with the open desk. */
export interface DeskHandle {
  readonly tools: ClauseTools;
  readonly edits: ClauseEdits;
  readonly fields: FieldSource;
  readonly nodes: DeskNodes;
  /** Every numbered line with its words, for finding. */
  readonly lines: () => FoundLine[];
  /** Puts the reader back where they were before another document took its place. */
  readonly restore: (place: DeskPlace) => void;
}

/** What the desk tells the rest of the page. */
export interface DeskPage {
  readonly definitions: readonly FieldDefinition[];
  readonly nodesOf: OfferedNodes;
  /** Asked before a clause of this source is taken out with the tools. */
  readonly mayTakeOut: (source: string) => boolean;
  readonly mayLose: EditorPage["mayLose"];
  readonly follow: EditorPage["follow"];
  /** The reader may write here, so the toolbar is theirs even while they read. */
  readonly mayWrite: boolean;
  readonly title: string;
  /** There is no clause in the draft. */
  readonly empty: boolean;
  readonly lede: string;
  /** Stands on prints alone: what this copy is. */
  readonly printed: string;
  readonly ready: (handle: DeskHandle) => void;
  readonly caretMoved: (nodeId: string | null, focused: boolean) => void;
  readonly changed: (structure: Structure, typed: boolean) => void;
  readonly remoteChange: EditorPage["remoteChange"];
  readonly setPlace: (place: CaretPlace | null) => void;
  readonly onAdd: () => void;
  readonly onMode: (mode: "edit" | "read") => void;
  /** Stands between the tools and the paper. */
  readonly notices: (fields: FieldSource) => ReactNode;
}

/** The tools and the paper, bound to one document. Its `key` is the desk's. */
export function DraftDesk({ desk, page }: { readonly desk: Desk; readonly page: DeskPage }) {
  const { t } = useTranslation("drafting");
  const [fields] = useState(() => new FieldSource(fieldsOf(desk.doc), page.definitions));
  const [open, setOpen] = useState<OpenField | null>(null);
  const { editor, tools } = useDeskEditor(desk, page, fields, setOpen);
  const writing = desk.mode === "write";
  return (
    <>
      {page.mayWrite && tools !== null ? (
        <Toolbar
          editor={editor}
          editing={writing}
          tools={tools}
          fields={fields}
          onAdd={page.onAdd}
          onMode={page.onMode}
        />
      ) : null}
      {page.notices(fields)}
      <article className={styles["paper"]} lang="en-GB" aria-label={t("paper.label")}>
        <p className={styles["title"]}>{page.title}</p>
        <p className={styles["lede"]}>{page.lede}</p>
        <p className={styles["printed"]}>{page.printed}</p>
        {page.empty ? (
          <p className={styles["lede"]}>
            {t("paper.empty")} {page.mayWrite ? t("paper.emptyNext") : null}
          </p>
        ) : null}
        <EditorContent editor={editor} className={classes(styles["text"], marks["marks"])} />
      </article>
      {open === null ? null : (
        <FieldPopover
          open={open}
          fields={fields}
          onClose={() => {
            setOpen(null);
            editor.commands.focus(undefined, { scrollIntoView: false });
          }}
        />
      )}
    </>
  );
}
