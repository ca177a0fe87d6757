import type { Editor } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { type ClauseJson, DocumentJson } from "#shared/drafting/document.ts";
import { goToNode } from "./clause-commands.ts";
import { chosen } from "./clause-guard.ts";
import { placeAfter, plainNode } from "./node-edits.ts";
import type { Outcome, Present } from "./put-in.ts";

/** The clause nodes on a desk, to be read and changed as a whole. */
export class DeskNodes {
  readonly #editor: Editor;
  #of: Node | null = null;
  #read: Present = () => null;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#editor.on("transaction", listener);
    return () => this.#editor.off("transaction", listener);
  };

  /** How to read a node as it is now; another function after each change of the text. */
  readonly present = (): Present => {
    const { doc } = this.#editor.state;
    if (doc !== this.#of) {
      this.#of = doc;
      this.#read = (id) => readNode(doc, id);
    }
    return this.#read;
  };

  /** Makes these changes as one edit of the writer, who is taken there and can undo it. */
  put(outcomes: readonly Outcome[]): void {
    const { state, view } = this.#editor;
    if (this.#editor.isDestroyed || !this.#editor.isEditable) return;
    const change = state.tr;
    for (const outcome of outcomes) putOne(change, outcome);
    if (change.docChanged) view.dispatch(chosen(change));
    const shown = outcomes.find((one) => one.next !== null)?.nodeId;
    if (shown !== undefined) goToNode(shown)(this.#editor.state, view.dispatch);
    this.#editor.commands.focus(undefined, { scrollIntoView: false });
  }
}

function readNode(doc: Node, id: string): ClauseJson | null {
  const place = placeOf(doc, id);
  if (place === null) return null;
  const content: unknown[] = [place.node.toJSON()];
  const read = DocumentJson.safeParse({ type: "doc", content }).data?.content?.[0];
  return read === undefined ? null : plainNode(read);
}

function putOne(change: Transaction, { nodeId, next, after }: Outcome): void {
  const place = placeOf(change.doc, nodeId);
  const made = next === null ? null : Node.fromJSON(change.doc.type.schema, next);
  if (place !== null && made !== null && after === null) {
    if (!place.node.eq(made)) {
      change.replaceWith(place.pos, place.pos + place.node.nodeSize, made);
    }
    return;
  }
  if (place !== null) change.delete(place.pos, place.pos + place.node.nodeSize);
  if (made !== null) change.insert(posAfter(change.doc, after ?? []), made);
}

function placeOf(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  doc.forEach((node, pos) => {
    if (found === null && node.attrs["id"] === id) found = { node, pos };
  });
  return found;
}

function posAfter(doc: Node, after: readonly string[]): number {
  const ids: string[] = [];
  const starts: number[] = [];
  doc.forEach((node, pos) => {
    ids.push(String(node.attrs["id"]));
    starts.push(pos);
  });
  return starts[placeAfter(after, ids)] ?? doc.content.size;
}
