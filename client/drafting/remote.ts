import type { Editor } from "@tiptap/core";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import { UndoManager } from "yjs";

/** Did this change come out of the shared document: somebody else's, or an undo? */
export function isRemote(change: Transaction): boolean {
  return property(change.getMeta(ySyncPluginKey), "isChangeOrigin") === true;
}

/** Did it come from somebody else? */
export function isOthers(change: Transaction): boolean {
  const undo = property(change.getMeta(ySyncPluginKey), "isUndoRedoOperation");
  return isRemote(change) && undo !== true;
}

/** What ties the editor's document to the shared one. */
export function bindingOf(state: EditorState): ProsemirrorBinding | undefined {
  const binding = property(ySyncPluginKey.getState(state), "binding");
  return binding instanceof ProsemirrorBinding ? binding : undefined;
}

/** Takes back and redoes what this editor wrote, and nothing else. */
export function undoManagerOf(state: EditorState): UndoManager | undefined {
  const manager = property(yUndoPluginKey.getState(state), "undoManager");
  return manager instanceof UndoManager ? manager : undefined;
}

/** Everything inside is taken back by one undo, and nothing else with it. */
export function asOneStep({ state }: Editor, work: () => void): void {
  undoManagerOf(state)?.stopCapturing();
  work();
  undoManagerOf(state)?.stopCapturing();
}

function property(value: unknown, name: string): unknown {
  const has = typeof value === "object" && value !== null && name in value;
  return has ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
