import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import type * as Y from "yjs";
import {
  addClause,
  addLine,
  addOwnClause,
  changeLevel,
  goToNode,
  insertClauses,
  neighbourClause,
  takeOutClause,
} from "./clause-commands.ts";
import type { FieldSource } from "./field-source.ts";
import type { OfferedNodes } from "./Toolbar.tsx";
import { moveClause } from "./move-clause.ts";
import { structureOf } from "./numbers.ts";
import { asOneStep } from "./remote.ts";

/** What people do to clauses, with the focus back in the words afterwards. */
export interface ClauseTools {
  readonly addClause: () => void;
  readonly addLine: () => void;
  readonly addOffered: (id: string) => void;
  /** Adds a clause of one's own with this title; the caret in its first line. */
  readonly addOwn: (title: string) => void;
  readonly takeOut: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly level: (by: 1 | -1) => void;
  readonly insertField: (key: string) => void;
  readonly goTo: (nodeId: string) => void;
  /** Shows the first place of a field, and opens it for those who may fill it in. */
  readonly goToField: (key: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/**
 * The tools of one editor.
 * @param page `nodesOf` gives an offered clause for the draft as it is now; `mayTakeOut` is asked
 *   before a clause goes; `said` tells the writer what happened to the clause with this title
 */
export function clauseTools(
  editor: Editor,
  doc: Y.Doc,
  page: {
    readonly nodesOf: OfferedNodes;
    readonly mayTakeOut: (source: string) => boolean;
    readonly fields: FieldSource;
    readonly said: (what: "takenOut" | "added", title: string) => void;
  },
): ClauseTools {
  const run = (command: Command) => {
    command(editor.state, editor.view.dispatch);
    editor.commands.focus(undefined, { scrollIntoView: false });
  };
  const goTo = (nodeId: string) => showNode(editor, nodeId);
  return {
    addClause: () => run(addClause),
    addLine: () => run(addLine),
    addOffered: (id) => {
      const made = page.nodesOf(id, readDraft(doc));
      const first = made?.nodes[0];
      if (made === null || first === undefined) return;
      if (made.after !== null) run(goToNode(made.after));
      asOneStep(editor, () => {
        run(insertClauses(made.nodes));
        page.fields.fill(made.fields);
      });
      page.said("added", titleOf(editor, first.attrs.id));
      goTo(first.attrs.id);
    },
    addOwn: (title) => {
      run(addOwnClause(title));
      page.said("added", title);
    },
    takeOut: () => {
      const { here, sections } = structureOf(editor.state);
      const section = sections.find(({ id }) => id === here?.clauseId);
      if (section === undefined || !page.mayTakeOut(section.source)) return;
      asOneStep(editor, () => run(takeOutClause));
      page.said("takenOut", section.title);
    },
    move: (by) => {
      const { here } = structureOf(editor.state);
      if (here === null) return;
      if (moveClause(bodyOf(doc), structureOf(editor.state), here.clauseId, by)) goTo(here.nodeId);
    },
    level: (by) => run(changeLevel(by)),
    insertField: (key) => {
      editor.chain().focus().insertContent({ type: "fieldRef", attrs: { key } }).run();
    },
    goTo,
    goToField: (key) => openFieldAt(editor, key),
    step: (by) => {
      const id = neighbourClause(editor.state, by);
      if (id !== undefined) goTo(id);
    },
  };
}

function openFieldAt(editor: Editor, key: string): void {
  const chip = editor.view.dom.querySelector(`[data-field="${CSS.escape(key)}"]`);
  if (!(chip instanceof HTMLElement)) return;
  bring(editor, chip);
  chip.click();
}

function titleOf(editor: Editor, id: string): string {
  return structureOf(editor.state).sections.find((section) => section.id === id)?.title ?? "";
}

/** Puts the caret in a clause node, and the node at the top of the desk. */
export function showNode(editor: Editor, nodeId: string): void {
  goToNode(nodeId)(editor.state, editor.view.dispatch);
  editor.commands.focus(undefined, { scrollIntoView: false });
  show(editor, nodeId);
}

/** Below the tools, with a little air. */
const TOP_GAP = 58;

/** Brings a clause to the top of the desk. Only the desk scrolls, never the page around it. */
function show(editor: Editor, nodeId: string): void {
  const node = structureOf(editor.state).nodes.find((one) => one.id === nodeId);
  const element = node === undefined ? null : editor.view.nodeDOM(node.pos);
  if (element instanceof HTMLElement) bring(editor, element);
}

function bring(editor: Editor, element: HTMLElement): void {
  const desk = editor.view.dom.closest("main");
  if (desk === null) return;
  const distance = element.getBoundingClientRect().top - desk.getBoundingClientRect().top;
  desk.scrollTo({ top: desk.scrollTop + distance - TOP_GAP });
}
