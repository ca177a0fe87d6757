import { Extension } from "@tiptap/core";
import {
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * The editors in which a key or a pointer was used since the focus came. In any other, a caret of
 * the browser's that differs is the browser's own doing (Tab puts it into the first line), and the
 * editor puts it right.
 */
const inUse = new WeakSet<EditorView>();

/**
 * The selection that the writer sees now.
 *
 * A click or an arrow key moves the browser's caret at once. The editor hears of it by a
 * `selectionchange`, which a busy page sends late. Whatever is drawn in between, somebody else's
 * words or their caret, would put the old caret back, and the writer's words would go there.
 */
export function shownSelection(view: EditorView): Selection {
  const own = view.state.selection;
  const shown = view.dom.ownerDocument.getSelection();
  if (shown === null || !inUse.has(view) || !isTheirs(view)) return own;
  const anchor = placeIn(view, shown.anchorNode, shown.anchorOffset);
  const head = placeIn(view, shown.focusNode, shown.focusOffset);
  if (anchor === null || head === null) return own;
  if (anchor === own.anchor && head === own.head) return own;
  const { doc } = view.state;
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}

/** While letters are composed the browser's caret belongs to whatever composes them. */
function isTheirs(view: EditorView): boolean {
  return !view.composing && (!view.editable || view.hasFocus());
}

function placeIn(view: EditorView, node: Node | null, offset: number): number | null {
  if (node === null || !view.dom.contains(node)) return null;
  const pos = view.posAtDOM(node, offset, 1);
  return pos < 0 || pos > view.state.doc.content.size ? null : pos;
}

/**
 * Keeps the caret where the writer has just put it when the paper is only drawn anew, and lets the
 * next key act there, also before the browser has told the editor.
 */
export const shownCaret = Extension.create({
  name: "shownCaret",
  priority: 3000,
  addProseMirrorPlugins() {
    const paper: { view: EditorView | null } = { view: null };
    return [
      new Plugin({
        key: new PluginKey("shownCaret"),
        appendTransaction: (changes, before, state) => {
          if (paper.view?.state !== before || !changes.every(onlyDraws)) return null;
          const shown = shownSelection(paper.view);
          return shown.eq(state.selection) ? null : state.tr.setSelection(shown);
        },
        props: {
          handleDOMEvents: {
            mousedown: begin,
            touchstart: begin,
            mouseup: read,
            keydown: read,
            blur: letGo,
          },
        },
        view: (view) => {
          paper.view = view;
          return {
            destroy: () => {
              paper.view = null;
            },
          };
        },
      }),
    ];
  },
});

const onlyDraws = (change: Transaction) =>
  !change.docChanged && !change.selectionSet && !change.storedMarksSet;

function begin(view: EditorView): false {
  inUse.add(view);
  return false;
}

function read(view: EditorView): false {
  const shown = shownSelection(view);
  if (!shown.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(shown));
  return begin(view);
}

function letGo(view: EditorView): false {
  inUse.delete(view);
  return false;
}
