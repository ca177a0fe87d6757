import type { Node } from "@tiptap/pm/model";
import { type Editor, useEditor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../ui/status.ts";
import { clauseEdits } from "./clause-edits.ts";
import { goToNode } from "./clause-commands.ts";
import type { Followed } from "./clause-followers.ts";
import { type ClauseTools, clauseTools } from "./clause-tools.ts";
import { DeskNodes } from "./desk-nodes.ts";
import type { DeskPage } from "./DraftDesk.tsx";
import { draftExtensions } from "./draft-extensions.ts";
import type { Desk } from "./draft-view.ts";
import type { OpenField } from "./FieldPopover.tsx";
import type { FoundLine } from "./find-in-draft.ts";
import type { FieldSource } from "./field-source.ts";
import { structureOf } from "./numbers.ts";
import { goodPaste } from "./paste.ts";
import type { DeskPlace } from "./use-desk-structure.ts";

/** Below the tools, so that they never lie over the caret. */
const MARGIN = { top: 70, bottom: 40, left: 0, right: 0 };

/** The editor of one desk, and the tools once it is drawn. */
export function useDeskEditor(
  desk: Desk,
  page: DeskPage,
  fields: FieldSource,
  openField: (open: OpenField) => void,
): { readonly editor: Editor; readonly tools: ClauseTools | null } {
  const { t } = useTranslation("drafting");
  const [tools, setTools] = useState<ClauseTools | null>(null);
  const writing = desk.mode === "write";
  const editor = useEditor({
    extensions: draftExtensions(desk, {
      ...page,
      fields,
      mayFill: writing,
      open: (key, chip) => openField({ key, chip }),
      name: (label, value) =>
        value === "" ? t("paper.fieldEmpty", { label }) : t("paper.fieldName", { label, value }),
      gone: t("paper.gone"),
      titlePlaceholder: t("paper.titlePlaceholder"),
      followed: sayFollowed(t),
    }),
    editable: writing,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: writing
        ? { role: "textbox", "aria-multiline": "true", "aria-label": t("paper.editLabel") }
        : {},
      scrollMargin: MARGIN,
      scrollThreshold: MARGIN,
      handlePaste: goodPaste(() => tell(t("paper.tooBig"))),
    },
    onCreate: ({ editor: made }) => {
      const ready = clauseTools(made, desk.doc, {
        nodesOf: page.nodesOf,
        mayTakeOut: page.mayTakeOut,
        fields,
        said: (what, title) => tell(t(`paper.${what}`, { title })),
      });
      setTools(ready);
      page.ready({
        tools: ready,
        edits: clauseEdits(made, desk.doc, fields),
        fields,
        nodes: new DeskNodes(made),
        lines: () => linesOf(made, fields),
        restore: (place) => restorePlace(made, place),
      });
      page.changed(structureOf(made.state), false);
    },
    onTransaction: ({ editor: now, transaction }) => {
      if (tools === null) return;
      const structure = structureOf(now.state);
      page.changed(structure, transaction.docChanged && now.isFocused);
      page.caretMoved(structure.here?.nodeId ?? null, now.isFocused);
    },
  });
  return { editor, tools };
}

/** Says what became of lines in other clauses, behind what is said of the clause itself. */
function sayFollowed(t: ReturnType<typeof useTranslation<"drafting">>["t"]) {
  return ({ way, changed, left }: Followed) => {
    queueMicrotask(() => {
      if (changed > 0) tell(t(`paper.followed.${way}`, { count: changed }));
      if (left.length === 0) return;
      tell(t("paper.followed.left", { count: left.length, places: left.join(", ") }));
    });
  };
}

function linesOf(editor: Editor, fields: FieldSource): FoundLine[] {
  const { nodes } = structureOf(editor.state);
  const leaf = (node: Node) =>
    node.type.name === "fieldRef" ? fields.shown(String(node.attrs["key"])) : "";
  return nodes.map(({ id, number, pos, size }) => ({
    id,
    number,
    words: editor.state.doc.textBetween(pos, pos + size, " ", leaf),
  }));
}

function restorePlace(editor: Editor, place: DeskPlace): void {
  const { state, view } = editor;
  if (place.nodeId !== null) goToNode(place.nodeId)(state, (change) => view.dispatch(change));
  if (place.focused && editor.isEditable) {
    editor.commands.focus(undefined, { scrollIntoView: false });
  }
  view.dom.closest("main")?.scrollTo({ top: place.scroll });
}
