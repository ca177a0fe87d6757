import { type Editor, useEditorState } from "@tiptap/react";
import {
  ArrowDown,
  ArrowUp,
  Bold,
  BookOpen,
  Braces,
  FilePlus2,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListPlus,
  PencilLine,
  Plus,
  Redo2,
  Trash2,
  Undo2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { IconButton } from "../ui/Button.tsx";
import { Menu, type MenuChoice } from "../ui/Menu.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import type { ClauseTools } from "./clause-tools.ts";
import type { FieldSource } from "./field-source.ts";
import styles from "./Toolbar.module.css";

/**
 * An offered clause for the draft as it is now, with the values its fields start with; `null` when
 * there is no such clause. Called when somebody adds it.
 */
export type OfferedNodes = (
  offeredId: string,
  draft: DraftContent,
) => {
  readonly nodes: readonly ClauseJson[];
  readonly fields: Readonly<Record<string, string>>;
  /** The clause below which it belongs; null: below the current one. */
  readonly after: string | null;
} | null;

/** Edit or Read, and what can be done to the words. Fonts, sizes and colours do not exist here. */
export function Toolbar({
  editor,
  editing,
  tools,
  fields,
  onAdd,
  onMode,
}: {
  readonly editor: Editor;
  readonly editing: boolean;
  readonly tools: ClauseTools;
  readonly fields: FieldSource;
  /** Opens the choice of clauses to add. */
  readonly onAdd: () => void;
  readonly onMode: (mode: "edit" | "read") => void;
}) {
  const { t } = useTranslation("drafting");
  return (
    <div role="toolbar" aria-label={t("tools.label")} className={styles["tools"]}>
      <Segmented
        label={t("mode.label")}
        value={editing ? "edit" : "read"}
        onChange={onMode}
        segments={[
          { value: "edit", label: t("mode.edit"), icon: PencilLine },
          { value: "read", label: t("mode.read"), icon: BookOpen },
        ]}
      />
      {editing ? (
        <>
          <span className={styles["gap"]} />
          <TextTools editor={editor} />
          <InsertTools tools={tools} fields={fields} onAdd={onAdd} />
        </>
      ) : null}
    </div>
  );
}

function TextTools({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation("drafting");
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      list: now.isActive("bulletList"),
    }),
  });
  const words = () => editor.chain().focus();
  return (
    <>
      <IconButton label={t("tools.undo")} icon={Undo2} onClick={() => words().undo().run()} />
      <IconButton label={t("tools.redo")} icon={Redo2} onClick={() => words().redo().run()} />
      <span className={styles["gap"]} />
      <IconButton
        label={t("tools.bold")}
        icon={Bold}
        pressed={on.bold}
        onClick={() => words().toggleBold().run()}
      />
      <IconButton
        label={t("tools.italic")}
        icon={Italic}
        pressed={on.italic}
        onClick={() => words().toggleItalic().run()}
      />
      <IconButton
        label={t("tools.list")}
        icon={List}
        pressed={on.list}
        onClick={() => words().toggleBulletList().run()}
      />
    </>
  );
}

function InsertTools({
  tools,
  fields,
  onAdd,
}: {
  readonly tools: ClauseTools;
  readonly fields: FieldSource;
  readonly onAdd: () => void;
}) {
  const { t } = useTranslation("drafting");
  const scalars = fields.definitions.filter((definition) => definition.type !== "rows");
  const insert: MenuChoice[] = [
    { id: "line", label: t("tools.newLine"), icon: ListPlus, onChoose: tools.addLine },
    { id: "clause", label: t("tools.newClause"), icon: FilePlus2, onChoose: tools.addClause },
    { id: "add", label: t("tools.add"), icon: Plus, onChoose: onAdd },
  ];
  const change: MenuChoice[] = [
    { id: "up", label: t("tools.up"), icon: ArrowUp, onChoose: () => tools.move(-1) },
    { id: "down", label: t("tools.down"), icon: ArrowDown, onChoose: () => tools.move(1) },
    { id: "in", label: t("tools.deeper"), icon: IndentIncrease, onChoose: () => tools.level(1) },
    {
      id: "out",
      label: t("tools.shallower"),
      icon: IndentDecrease,
      onChoose: () => tools.level(-1),
    },
    {
      id: "gone",
      label: t("tools.takeOut"),
      icon: Trash2,
      tone: "danger",
      onChoose: tools.takeOut,
    },
  ];
  return (
    <>
      {scalars.length === 0 ? null : (
        <Menu
          label={t("tools.field")}
          choices={scalars.map(({ key, label }) => ({
            id: key,
            label,
            onChoose: () => tools.insertField(key),
          }))}
        >
          <Braces size={18} aria-hidden />
        </Menu>
      )}
      <Menu label={t("tools.insert")} choices={insert}>
        <Plus size={18} aria-hidden />
      </Menu>
      <Menu label={t("tools.clause")} choices={change} />
    </>
  );
}
