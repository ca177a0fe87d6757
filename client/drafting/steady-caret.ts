import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { bindingOf, isOthers } from "./remote.ts";

interface Held {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/**
 * Keeps the caret with the letter before it while somebody else types in the same line.
 *
 * y-tiptap 3.0.9 takes every such change for a moved block and puts the caret back at its old
 * distance from the start of the line, so two people's letters end up mixed and reversed. This
 * remembers the caret in the shared document before a change of others, and puts it right after.
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
            const { anchor, head } = caret.held;
            const [from, to] = [absolutePlace(state, anchor), absolutePlace(state, head)];
            if (from === null || to === null) return null;
            if (from === state.selection.anchor && to === state.selection.head) return null;
            const { doc: words, tr } = state;
            return tr.setSelection(TextSelection.between(words.resolve(from), words.resolve(to)));
          },
          view: (view) => {
            const hold = () => {
              caret.held ??= caretOf(view.state);
            };
            doc.on("beforeAllTransactions", hold);
            doc.on("afterAllTransactions", release);
            return {
              destroy: () => {
                doc.off("beforeAllTransactions", hold);
                doc.off("afterAllTransactions", release);
              },
            };
          },
        }),
      ];
    },
  });
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

function caretOf(state: EditorState): Held | null {
  if (!(state.selection instanceof TextSelection)) return null;
  const anchor = relativePlace(state, state.selection.anchor);
  const head = relativePlace(state, state.selection.head);
  return anchor === null || head === null ? null : { anchor, head };
}
