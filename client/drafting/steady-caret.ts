import { Extension } from "@tiptap/core";
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
} from "@tiptap/pm/state";
import {
  absolutePositionToRelativePosition,
  getRelativeSelection,
  relativePositionToAbsolutePosition,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { bindingOf, isOthers } from "./remote.ts";
import { shownSelection } from "./shown-caret.ts";

interface Held {
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
  readonly before: Selection;
}

/**
 * Keeps the caret with the letter before it while somebody else types in the same line.
 *
 * y-tiptap 3.0.9 takes every such change for a moved block and puts the caret back at its old
 * distance from the start of the line, so two people's letters end up mixed and reversed; and when
 * the words around the caret are gone it throws, which leaves old words on the paper
 * (ueberdosis/y-tiptap 48). So its own way is switched off for changes of others: this remembers the
 * caret in the shared document before them, and puts it right after.
 */
export function steadyCaret(doc: Y.Doc): Extension {
  return Extension.create({
    name: "steadyCaret",
    addProseMirrorPlugins() {
      const caret: { held: Held | null } = { held: null };
      const release = () => {
        caret.held = null;
      };
      return [
        new Plugin({
          key: new PluginKey("steadyCaret"),
          appendTransaction: (changes, _before, state) => {
            if (caret.held === null || !changes.some(isOthers)) return null;
            const next = restored(state, caret.held);
            return next.eq(state.selection) ? null : state.tr.setSelection(next);
          },
          view: (view) => {
            const hold = (change: Y.Transaction) => {
              const binding = bindingOf(view.state);
              if (change.origin instanceof Y.UndoManager) forgetEarlier(binding, view.state);
              if (change.local) return;
              caret.held ??= caretOf(view.state, shownSelection(view));
              if (binding !== undefined)
                Object.assign(binding, { beforeTransactionSelection: null });
            };
            doc.on("beforeTransaction", hold);
            doc.on("afterAllTransactions", release);
            return {
              destroy: () => {
                doc.off("beforeTransaction", hold);
                doc.off("afterAllTransactions", release);
              },
            };
          },
        }),
      ];
    },
  });
}

/**
 * After an undo y-tiptap keeps the caret of that undo for whatever comes next. If that is another
 * undo, it looks for that old place in a text that may have become shorter, and throws.
 */
function forgetEarlier(binding: ReturnType<typeof bindingOf>, state: EditorState): void {
  if (binding === undefined) return;
  Object.assign(binding, { beforeTransactionSelection: getRelativeSelection(binding, state) });
}

/** The same selection in the words as they are now, or the nearest place when they are gone. */
function restored(state: EditorState, { anchor, head, before }: Held): Selection {
  const place = (relative: Y.RelativePosition | null, old: number) =>
    (relative === null ? null : absolutePlace(state, relative)) ??
    Math.min(old, state.doc.content.size);
  const from = state.doc.resolve(place(anchor, before.anchor));
  const to = state.doc.resolve(place(head, before.head));
  if (before instanceof NodeSelection && from.nodeAfter?.type === before.node.type) {
    return NodeSelection.create(state.doc, from.pos);
  }
  return TextSelection.between(from, to);
}

/** A place of the editor as one of the shared document, staying with the letter before it. */
export function relativePlace(state: EditorState, pos: number): Y.RelativePosition | null {
  const binding = bindingOf(state);
  if (binding === undefined) return null;
  const place: unknown = absolutePositionToRelativePosition(pos, binding.type, binding.mapping);
  return place instanceof Y.RelativePosition ? place : null;
}

/** Where a place of the shared document is in the editor now; null when its words have gone. */
export function absolutePlace(state: EditorState, place: Y.RelativePosition): number | null {
  const binding = bindingOf(state);
  if (binding === undefined) return null;
  const { doc, type, mapping } = binding;
  const pos = relativePositionToAbsolutePosition(doc, type, place, mapping);
  return pos === null ? null : Math.min(pos, state.doc.content.size);
}

function caretOf(state: EditorState, before: Selection): Held {
  return {
    anchor: relativePlace(state, before.anchor),
    head: relativePlace(state, before.head),
    before,
  };
}
