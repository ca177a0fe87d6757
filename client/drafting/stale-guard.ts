import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { bindingOf } from "./remote.ts";

/**
 * Keeps the editor from showing old words. y-tiptap can fail while it draws a remote change
 * (ueberdosis/y-tiptap 48); the next key would then delete what the other person wrote. So after
 * each change of the shared document the two are compared, and drawn again if they differ.
 * @param body the fragment the editor is bound to
 */
export function staleGuard(body: Y.XmlFragment): Extension {
  return Extension.create({
    name: "staleGuard",
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("staleGuard"),
          view: (view) => {
            const check = (doc: Y.Doc, changes: readonly Y.Transaction[]) => {
              if (doc !== body.doc || changes.every(isOwnTyping)) return;
              redrawIfStale(view, body);
            };
            body.doc?.on("afterAllTransactions", check);
            return {
              update: (now, before) => {
                if (now.state.doc.childCount === 0 && before.doc.childCount > 0) empty(now, body);
              },
              destroy: () => body.doc?.off("afterAllTransactions", check),
            };
          },
        }),
      ];
    },
  });
}

/**
 * y-tiptap takes an editor that is emptied by its very first change for one that has not begun yet,
 * and leaves the words in the draft. Then this writes what the person did.
 */
function empty({ state }: EditorView, body: Y.XmlFragment): void {
  const binding = bindingOf(state);
  if (body.length === 0 || binding === undefined) return;
  binding.mux(() => {
    body.doc?.transact(() => {
      // oxlint-disable-next-line no-underscore-dangle -- as the binding's own plugin calls it
      binding._prosemirrorChanged(state.doc);
    }, ySyncPluginKey);
  });
}

/** What the editor itself wrote needs no comparing; an undo comes back through the document. */
const isOwnTyping = (change: Y.Transaction) =>
  change.local && !(change.origin instanceof Y.UndoManager);

function redrawIfStale(view: EditorView, body: Y.XmlFragment): void {
  if (view.isDestroyed || sameContent(body.toArray(), view.state.doc)) return;
  // oxlint-disable-next-line no-underscore-dangle -- the binding has no other way to draw all again
  bindingOf(view.state)?._forceRerender();
}

type Shared = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** Does the editor's node hold the same nodes, attributes and text as the shared children? */
export function sameContent(shared: readonly Shared[], node: Node): boolean {
  const theirs = parts(shared);
  const mine = nodeParts(node);
  return (
    theirs.length === mine.length &&
    theirs.every((part, index) => samePart(part, mine[index] ?? ""))
  );
}

function samePart(shared: string | Y.XmlElement, own: string | Node): boolean {
  if (typeof shared === "string" || typeof own === "string") return shared === own;
  if (shared.nodeName !== own.type.name) return false;
  const attributes: Record<string, unknown> = shared.getAttributes();
  const same = Object.entries(attributes).every(([name, value]) => own.attrs[name] === value);
  return same && sameContent(shared.toArray().filter(isNode), own);
}

const isNode = (value: unknown): value is Shared =>
  value instanceof Y.XmlElement || value instanceof Y.XmlText;

/** Neighbouring texts count as one; empty ones not at all. */
function parts(shared: readonly Shared[]): (string | Y.XmlElement)[] {
  const found: (string | Y.XmlElement)[] = [];
  for (const child of shared) {
    if (child instanceof Y.XmlElement) found.push(child);
    else if (child instanceof Y.XmlText) addText(found, plain(child));
  }
  return found;
}

function nodeParts(node: Node): (string | Node)[] {
  const found: (string | Node)[] = [];
  node.forEach((child) => {
    if (child.isText) addText(found, child.text ?? "");
    else found.push(child);
  });
  return found;
}

function addText(found: unknown[], text: string): void {
  const last = found.at(-1);
  if (text === "") return;
  if (typeof last === "string") found[found.length - 1] = last + text;
  else found.push(text);
}

function plain(text: Y.XmlText): string {
  const delta: unknown = text.toDelta();
  if (!Array.isArray(delta)) return "";
  return delta.map((part: unknown) => (isInsert(part) ? part.insert : "")).join("");
}

const isInsert = (part: unknown): part is { readonly insert: string } =>
  typeof part === "object" && part !== null && "insert" in part && typeof part.insert === "string";
