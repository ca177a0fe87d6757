import { type AnyExtension, Extension } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { EditorContent, useEditor } from "@tiptap/react";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { DocumentJson } from "#shared/drafting/document.ts";
import { CrossReference, documentExtensions, FieldRef } from "#shared/drafting/schema.ts";
import { idFrom } from "#shared/ids.ts";
import { classes } from "../ui/classes.ts";
import { clauseIds } from "./clause-ids.ts";
import { clauseKeys, withoutOwnKeys } from "./draft-extensions.ts";
import styles from "./LooseWords.module.css";
import { Numbers } from "./numbers.ts";
import marks from "./paper-marks.module.css";
import paper from "./paper.module.css";
import { shownCaret } from "./shown-caret.ts";

/**
 * An editor for the words of one clause that stand in no draft. The title stays as it is; fields and
 * references show their names.
 */
export function LooseWords({
  id,
  label,
  title,
  initial,
  names,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly title: ClauseJson;
  readonly initial: readonly ClauseJson[];
  readonly names: Names;
  /** The lines below the title, after each change. */
  readonly onChange: (lines: readonly ClauseJson[]) => void;
}) {
  const editor = useEditor({
    extensions: looseExtensions(names),
    content: { type: "doc", content: [title, ...initial] },
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { id, role: "textbox", "aria-multiline": "true", "aria-label": label },
    },
    onUpdate: ({ editor: now }) => {
      onChange((DocumentJson.parse(now.getJSON()).content ?? []).slice(1));
    },
  });
  return (
    <div className={styles["sheet"]}>
      <EditorContent editor={editor} className={classes(paper["text"], marks["marks"])} />
    </div>
  );
}

/** What stands for the fields and the references of the words. */
interface Names {
  readonly field: (key: string) => string;
  readonly reference: (target: string) => string;
}

function looseExtensions(names: Names): AnyExtension[] {
  return [
    ...documentExtensions.map((extension) => named(extension, names)),
    Numbers,
    clauseIds(() => idFrom(crypto.getRandomValues(new Uint8Array(16)))),
    clauseKeys,
    shownCaret,
    titleStays,
    undoing,
  ];
}

function named(extension: AnyExtension, names: Names): AnyExtension {
  if (extension.name === "fieldRef") {
    return FieldRef.extend({
      renderHTML({ node }) {
        const key = String(node.attrs["key"]);
        return ["span", { "data-field": key }, names.field(key)];
      },
    });
  }
  if (extension.name === "xref") {
    return CrossReference.extend({
      renderHTML({ node }) {
        const target = String(node.attrs["target"]);
        return ["span", { "data-xref": target }, names.reference(target)];
      },
    });
  }
  return withoutOwnKeys(extension);
}

/** The title is the library's: an edit that reaches into it does nothing. */
const titleStays = Extension.create({
  name: "titleStays",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("titleStays"),
        filterTransaction: (change, { doc }) => {
          const title = doc.firstChild;
          return title === null || change.doc.firstChild?.eq(title) === true;
        },
      }),
    ];
  },
});

const undoing = Extension.create({
  name: "undoing",
  addKeyboardShortcuts() {
    const run = (command: typeof undo) => () =>
      command(this.editor.state, this.editor.view.dispatch);
    return { "Mod-z": run(undo), "Mod-Shift-z": run(redo), "Mod-y": run(redo) };
  },
  addProseMirrorPlugins: () => [history()],
});
