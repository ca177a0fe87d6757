import { Editor } from "@tiptap/core";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { seedUpdate } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import type { Follow, Followed } from "./clause-followers.ts";
import type { MayLose } from "./clause-guard.ts";
import { draftExtensions } from "./draft-extensions.ts";
import { FieldSource } from "./field-source.ts";
import { structureOf } from "./numbers.ts";

/** Two writers on one draft in memory: what one writes is at the other's at once. */
export class Pair {
  readonly one: Writer;
  readonly two: Writer;
  #held: (() => void)[] | null = null;

  constructor(content: readonly ClauseJson[], fields: Record<string, string> = {}) {
    const seed = seedUpdate(
      {
        document: { type: "doc", content: [...content] },
        fields,
        shape: { scalars: Object.keys(fields), lists: {} },
      },
      9,
    );
    this.one = new Writer(seed, 11);
    this.two = new Writer(seed, 12);
    this.#follow(this.one.doc, this.two.doc);
    this.#follow(this.two.doc, this.one.doc);
  }

  /** From now on nothing arrives until `deliver`. */
  hold(): void {
    this.#held = [];
  }

  /** Everything that was held arrives, each writer's words in their order. */
  deliver(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const arrive of held) arrive();
  }

  #follow(from: Y.Doc, to: Y.Doc): void {
    from.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "pair") return;
      const arrive = () => Y.applyUpdate(to, update, "pair");
      if (this.#held === null) arrive();
      else this.#held.push(arrive);
    });
  }

  close(): void {
    this.one.editor.destroy();
    this.two.editor.destroy();
  }
}

export class Writer {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  readonly fields: FieldSource;
  readonly opened: string[] = [];
  /** Asked before a clause of the library goes; any may, unless a test says otherwise. */
  mayLose: MayLose = () => true;
  /** What becomes of other lines when a clause goes or comes; nothing, unless a test says otherwise. */
  follow: Follow = () => ({ lines: [], left: [], fields: {} });
  readonly followed: Followed[] = [];

  constructor(seed: Uint8Array, clientID: number) {
    this.doc = openDraft(clientID);
    Y.applyUpdate(this.doc, seed);
    this.fields = new FieldSource(fieldsOf(this.doc), [DAYS]);
    const element = document.createElement("div");
    document.body.append(element);
    const awareness = new Awareness(this.doc);
    this.editor = new Editor({
      element,
      injectCSS: false,
      extensions: draftExtensions(
        { key: 1, doc: this.doc, mode: "write", awareness },
        {
          fields: this.fields,
          mayFill: true,
          open: (key) => this.opened.push(key),
          name: (label, shown) => `${label}: ${shown}`,
          gone: "gone",
          titlePlaceholder: "Title",
          mayLose: (lost, by) => this.mayLose(lost, by),
          follow: (move, draft) => this.follow(move, draft),
          followed: (followed) => this.followed.push(followed),
          setPlace: () => undefined,
          remoteChange: () => undefined,
        },
      ),
    });
  }

  /** Numbers and words of each line, as they stand on the paper. */
  lines(): string[] {
    const { nodes } = structureOf(this.editor.state);
    return nodes.map(({ number, pos }) => {
      const words = this.editor.state.doc.nodeAt(pos)?.textContent ?? "";
      return `${number} ${words}`.trim();
    });
  }

  ids(): string[] {
    return structureOf(this.editor.state).nodes.map(({ id }) => id);
  }

  /** Puts the caret `offset` characters into the first paragraph of a line. */
  caret(id: string, offset: number): void {
    const node = structureOf(this.editor.state).nodes.find((one) => one.id === id);
    if (node === undefined) throw new Error(`no line ${id}`);
    this.editor.commands.setTextSelection(node.pos + 2 + offset);
  }

  type(text: string): void {
    const { state, view } = this.editor;
    view.dispatch(state.tr.insertText(text));
  }

  press(key: string): void {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    this.editor.view.someProp("handleKeyDown", (handle) => handle(this.editor.view, event));
  }
}

const DAYS: FieldDefinition = {
  key: "notice.days",
  label: "Notice",
  help: "",
  type: "duration",
  unit: "days",
  requiredAt: "freeze",
  owner: "all",
};
