import { type AnyExtension, Extension } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { idFrom } from "#shared/ids.ts";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { documentExtensions } from "#shared/drafting/schema.ts";
import { carets } from "./carets.ts";
import { changeLevel, nextLine } from "./clause-commands.ts";
import { clauseFollowers, type Follow, type Followed } from "./clause-followers.ts";
import { clauseGuard, type MayLose } from "./clause-guard.ts";
import { clauseIds } from "./clause-ids.ts";
import { crossReferences } from "./cross-references.ts";
import type { Desk } from "./draft-view.ts";
import { type ChipPage, fieldChips } from "./field-chips.ts";
import { FIELD_WRITE } from "./field-source.ts";
import { Numbers } from "./numbers.ts";
import type { CaretPlace } from "./presence.ts";
import { type RemoteChange, remoteTint } from "./remote-tint.ts";
import { undoManagerOf } from "./remote.ts";
import { shownCaret } from "./shown-caret.ts";
import { staleGuard } from "./stale-guard.ts";
import { steadyCaret } from "./steady-caret.ts";

/** What the editor asks of the page around it. */
export interface EditorPage extends ChipPage {
  readonly gone: string;
  readonly titlePlaceholder: string;
  readonly mayLose: MayLose;
  readonly follow: Follow;
  readonly followed: (followed: Followed) => void;
  readonly setPlace: (place: CaretPlace | null) => void;
  readonly remoteChange: (change: RemoteChange) => void;
}

/**
 * The editor of one desk: the nodes and marks that the server knows, with behaviour added to them.
 * Nothing here adds a node, a mark or an attribute.
 */
export function draftExtensions(desk: Desk, page: EditorPage): AnyExtension[] {
  const body = bodyOf(desk.doc);
  return [
    ...documentExtensions.map((extension) => withBehaviour(extension, page)),
    Collaboration.configure({
      fragment: body,
      yUndoOptions: { trackedOrigins: [FIELD_WRITE] },
    }),
    undoFields(fieldsOf(desk.doc)),
    Numbers.configure({ titlePlaceholder: page.titlePlaceholder }),
    clauseIds(() => idFrom(crypto.getRandomValues(new Uint8Array(16)))),
    clauseGuard(page.mayLose),
    clauseFollowers(desk.doc, { ...page, fill: (values) => page.fields.fill(values) }),
    clauseKeys,
    typingFirst,
    shownCaret,
    steadyCaret(desk.doc),
    carets(desk.awareness, page.setPlace),
    remoteTint(desk.doc, desk.awareness, page.remoteChange),
    staleGuard(body),
  ];
}

function withBehaviour(extension: AnyExtension, page: EditorPage): AnyExtension {
  switch (extension.name) {
    case "fieldRef":
      return fieldChips(page);
    case "xref":
      return crossReferences(page.gone);
    default:
      return withoutOwnKeys(extension);
  }
}

/** A node or mark of the draft without what tiptap would do by itself. */
export function withoutOwnKeys(extension: AnyExtension): AnyExtension {
  switch (extension.name) {
    case "listItem":
      return extension.extend({ addKeyboardShortcuts: () => ({}) });
    case "table":
      // Without tiptap's table plugins: they repair tables by writing, for everyone, on opening.
      return extension.extend({
        renderHTML: () => ["table", ["tbody", 0]],
        addKeyboardShortcuts: () => ({}),
        addProseMirrorPlugins: () => [],
      });
    default:
      return extension;
  }
}

/** Undo takes back my own field values too, in the order I made them. */
function undoFields(fields: Y.Map<string>): Extension {
  return Extension.create({
    name: "undoFields",
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("undoFields"),
          view: (view) => {
            undoManagerOf(view.state)?.addToScope([fields]);
            return {};
          },
        }),
      ];
    },
  });
}

/** Tab is not among them: it leaves the paper. */
export const clauseKeys = Extension.create({
  name: "clauseKeys",
  addKeyboardShortcuts() {
    const level = (by: 1 | -1) => () => {
      const { editor } = this;
      const list = by === 1 ? editor.commands.sinkListItem("listItem") : lift(editor.commands);
      return list || changeLevel(by)(editor.state, editor.view.dispatch);
    };
    return {
      Enter: () =>
        this.editor.commands.splitListItem("listItem") ||
        nextLine(this.editor.state, this.editor.view.dispatch),
      "Mod-]": level(1),
      "Mod-[": level(-1),
    };
  },
});

function lift(commands: { liftListItem: (type: string) => boolean }): boolean {
  return commands.liftListItem("listItem");
}

/**
 * Ctrl Alt is AltGr on Windows, and people type letters with it. Whatever is typed with AltGr is
 * text, never a shortcut.
 */
const typingFirst = Extension.create({
  name: "typingFirst",
  priority: 2000,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("typingFirst"),
        props: {
          handleDOMEvents: {
            keydown: (_view, event) =>
              event.getModifierState("AltGraph") && event.key !== "AltGraph",
          },
        },
      }),
    ];
  },
});
