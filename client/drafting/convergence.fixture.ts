import { type Node, Slice } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import { seedUpdate } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { addClause, addLine, changeLevel, nextLine, takeOutClause } from "./clause-commands.ts";
import { Writer } from "./editor.fixture.ts";
import { moveClause } from "./move-clause.ts";
import { structureOf } from "./numbers.ts";
import { clause } from "./room.fake.ts";

/** A number below the given one. */
export type Dice = (below: number) => number;

/** mulberry32: small, seeded, the same everywhere. */
export function diceFrom(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Two titles, and lines on two levels below them. */
export const CONVERGENCE_DRAFT: readonly ClauseJson[] = [
  clause("a", 1, "Money"),
  clause("b", 2, "We pay monthly, in advance."),
  clause("c", 3, "If there is money."),
  clause("d", 1, "Ending"),
  clause("e", 2, "Anyone may leave."),
];
const FIELDS = { "notice.days": "30" };

/** Several writers on one draft. What one writes waits on its way to each of the others. */
export class Table {
  readonly writers: readonly [Writer, Writer, ...Writer[]];
  /** from writer → to writer → what is on its way, in order */
  readonly #lines: Uint8Array[][][];

  constructor(content: readonly ClauseJson[], seats: number) {
    const shape = { scalars: Object.keys(FIELDS), lists: {} };
    const document = { type: "doc" as const, content: [...content] };
    const seed = seedUpdate({ document, fields: FIELDS, shape }, 9);
    const more = Array.from({ length: seats - 2 }, (_, at) => new Writer(seed, 13 + at));
    this.writers = [new Writer(seed, 11), new Writer(seed, 12), ...more];
    this.#lines = this.writers.map(() => this.writers.map(() => []));
    for (const [from, { doc }] of this.writers.entries()) {
      doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin === this) return;
        for (const [to, line] of (this.#lines[from] ?? []).entries()) {
          if (to !== from) line.push(update);
        }
      });
    }
  }

  /** Some of what is on its way from one writer arrives at another, in its order. */
  deliver(from: number, to: number, most = Infinity): void {
    const line = this.#lines[from]?.[to] ?? [];
    const writer = this.writers[to];
    for (const update of line.splice(0, most)) {
      if (writer !== undefined) Y.applyUpdate(writer.doc, update, this);
    }
  }

  /** Everything arrives everywhere, also what that causes. */
  deliverAll(): void {
    while (this.#lines.flat().some((line) => line.length > 0)) {
      for (const from of this.writers.keys()) {
        for (const to of this.writers.keys()) this.deliver(from, to);
      }
    }
  }

  close(): void {
    for (const { editor, doc } of this.writers) {
      editor.destroy();
      doc.destroy();
    }
  }
}

type Action = (writer: Writer, roll: Dice) => void;

const run = ({ editor }: Writer, command: typeof nextLine) =>
  command(editor.state, editor.view.dispatch);

/** What people do in a draft, by name, so that a story can be told. */
const ACTIONS: Readonly<Record<string, Action>> = {
  word: (writer, roll) => writer.type(["rain ", "x", " and more"][roll(3)] ?? ""),
  letter: (writer) => writer.type("."),
  remove: ({ editor }, roll) => {
    const { selection, doc } = editor.state;
    const to = Math.min(doc.content.size, selection.from + 1 + roll(12));
    editor.commands.deleteRange({ from: selection.from, to });
  },
  split: (writer) => run(writer, nextLine),
  join: ({ editor }, roll) =>
    roll(2) === 0 ? editor.commands.joinBackward() : editor.commands.joinForward(),
  "new line": (writer) => run(writer, addLine),
  "new clause": (writer) => run(writer, addClause),
  "clause out": (writer) => run(writer, takeOutClause),
  level: (writer, roll) => run(writer, changeLevel(roll(2) === 0 ? 1 : -1)),
  move: ({ editor, doc }, roll) => {
    const structure = structureOf(editor.state);
    moveClause(bodyOf(doc), structure, structure.here?.clauseId ?? "", roll(2) === 0 ? 1 : -1);
  },
  bullets: ({ editor }) => editor.commands.toggleBulletList(),
  numbers: ({ editor }) => editor.commands.toggleOrderedList(),
  "list item": ({ editor }, roll) =>
    [
      () => editor.commands.splitListItem("listItem"),
      () => editor.commands.sinkListItem("listItem"),
      () => editor.commands.liftListItem("listItem"),
    ][roll(3)]?.(),
  bold: ({ editor }, roll) => {
    const { from } = editor.state.selection;
    const to = Math.min(editor.state.doc.content.size, from + roll(8));
    editor.chain().setTextSelection({ from, to }).toggleBold().run();
  },
  table: ({ editor }) => editor.commands.insertTable({ rows: 2, cols: 2 }),
  "table part": ({ editor }, roll) =>
    [
      () => editor.commands.addRowAfter(),
      () => editor.commands.addColumnAfter(),
      () => editor.commands.deleteRow(),
      () => editor.commands.deleteColumn(),
      () => editor.commands.deleteTable(),
    ][roll(5)]?.(),
  paste: (writer, roll) => {
    paste(writer, copied(writer.editor.state.doc, roll));
  },
  undo: ({ editor }) => editor.commands.undo(),
  redo: ({ editor }) => editor.commands.redo(),
  "field chip": ({ editor }) =>
    editor.commands.insertContent({ type: "fieldRef", attrs: { key: "notice.days" } }),
  "field value": ({ fields }, roll) => {
    fields.write("notice.days", String(roll(90)));
  },
  "delete all": ({ editor }, roll) => {
    if (roll(4) === 0) editor.chain().selectAll().deleteSelection().run();
  },
};

/** One writer does something somewhere. Answers what, for the story. */
export function act(writer: Writer, roll: Dice): string {
  if (roll(10) < 6) goSomewhere(writer, roll);
  const names = Object.keys(ACTIONS);
  const name = names[roll(names.length)] ?? "";
  ACTIONS[name]?.(writer, roll);
  return name;
}

function goSomewhere({ editor: { view } }: Writer, roll: Dice): void {
  const { tr, doc } = view.state;
  const place = doc.resolve(roll(doc.content.size + 1));
  view.dispatch(tr.setSelection(TextSelection.near(place)));
}

/** Some of the draft, as it lies in the clipboard after a copy. */
function copied(doc: Node, roll: Dice): Slice {
  if (doc.content.size < 2) return Slice.empty;
  const from = roll(doc.content.size);
  return doc.slice(from, Math.min(doc.content.size, from + 1 + roll(40)));
}

/** As the view pastes: every plugin may change the slice first. */
function paste({ editor: { view } }: Writer, slice: Slice): void {
  let pasted = slice;
  view.someProp("transformPasted", (change) => {
    pasted = change(pasted, view, false);
    return undefined;
  });
  view.dispatch(view.state.tr.replaceSelection(pasted));
}
