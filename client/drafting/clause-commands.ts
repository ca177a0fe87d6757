import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { headOf, placeAt } from "./clause-map.ts";
import { structureOf } from "./numbers.ts";

/**
 * Enter in a line of a clause begins the next numbered line; in a title it begins the first line
 * below. Enter in an empty line takes it one level out. Inside lists and tables it is theirs.
 */
export const nextLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth !== 2 || $from.node(1).type.name !== "clause") return false;
  const clause = $from.node(1);
  const { level } = headOf(clause);
  if (level > 1 && clause.childCount === 1 && $from.parent.content.size === 0) {
    return changeLevel(-1)(state, dispatch);
  }
  if (dispatch !== undefined) dispatch(splitLine(state).scrollIntoView());
  return true;
};

/** Takes the line with the caret a level in (1) or out (-1). The first line of all stays a title. */
export function changeLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const node = placeAt(structureOf(state).nodes, state.selection.from);
    const level = (node?.level ?? 0) + by;
    if (node === undefined || level < 1 || level > 3 || (node.pos === 0 && level > 1)) return false;
    dispatch?.(state.tr.setNodeAttribute(node.pos, "level", level));
    return true;
  };
}

/** Adds a clause with an empty title and an empty line below the current clause; the caret in its title. */
export const addClause: Command = (state, dispatch) => {
  const { clause } = state.schema.nodes;
  if (clause === undefined) return false;
  const nodes = [1, 2]
    .map((level) => emptyNode(state.schema, level))
    .filter((node) => node !== null);
  if (dispatch !== undefined) dispatch(putIn(state, endOfSection(state), nodes));
  return true;
};

/** Adds a clause with this title and an empty line below the current clause; the caret in that line. */
export function addOwnClause(title: string): Command {
  return (state, dispatch) => {
    const head = emptyNode(state.schema, 1);
    const line = emptyNode(state.schema, 2);
    const paragraph = head?.firstChild?.type;
    if (head === null || line === null || paragraph === undefined) return false;
    const named = head.copy(Fragment.from(paragraph.create(null, state.schema.text(title))));
    const pos = endOfSection(state);
    if (dispatch !== undefined) {
      const change = state.tr.insert(pos, [named, line]);
      dispatch(caretNear(change, pos + named.nodeSize + 2).scrollIntoView());
    }
    return true;
  };
}

/** Adds an empty numbered line below the one with the caret. */
export const addLine: Command = (state, dispatch) => {
  const node = placeAt(structureOf(state).nodes, state.selection.from);
  const line = emptyNode(state.schema, Math.max(2, node?.level ?? 2));
  if (node === undefined || line === null) return false;
  if (dispatch !== undefined) dispatch(putIn(state, node.pos + node.size, [line]));
  return true;
};

/** Puts clauses given as JSON below the current clause; the caret in the first one's title. */
export function insertClauses(nodes: readonly ClauseJson[]): Command {
  return (state, dispatch) => {
    const made = nodes.map((node) => state.schema.nodeFromJSON(node));
    if (dispatch !== undefined) dispatch(putIn(state, endOfSection(state), made));
    return made.length > 0;
  };
}

/** Takes out the clause with the caret and everything below it. */
export const takeOutClause: Command = (state, dispatch) => {
  const { here, sections, nodes } = structureOf(state);
  const ids = sections.find((section) => section.id === here?.clauseId)?.nodeIds ?? [];
  const own = nodes.filter((node) => ids.includes(node.id));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (dispatch !== undefined) {
    const change = state.tr.delete(first.pos, last.pos + last.size);
    dispatch(caretNear(change, Math.min(first.pos, change.doc.content.size)).scrollIntoView());
  }
  return true;
};

/** Puts the caret at the start of a clause node and brings it into view. */
export function goToNode(id: string): Command {
  return (state, dispatch) => {
    const node = structureOf(state).nodes.find((one) => one.id === id);
    if (node === undefined) return false;
    dispatch?.(caretNear(state.tr, node.pos + 1).scrollIntoView());
    return true;
  };
}

/** The id of the clause before (-1) or after (1) the current one. */
export function neighbourClause(state: EditorState, by: 1 | -1): string | undefined {
  const { here, sections } = structureOf(state);
  const at = sections.findIndex((section) => section.id === here?.clauseId);
  return at === -1 ? sections[0]?.id : sections[at + by]?.id;
}

function splitLine(state: EditorState): Transaction {
  const change = state.tr.deleteSelection();
  const $from = change.selection.$from;
  const clause = $from.node(1);
  const { level, kind } = headOf(clause);
  const next = { kind, level: level === 1 ? 2 : level, id: "", source: "" };
  const atStart = $from.parentOffset === 0 && $from.index(1) === 0 && $from.parent.content.size > 0;
  if (atStart) {
    const empty = emptyNode(state.schema, level, kind);
    return empty === null ? change : change.insert($from.before(1), empty);
  }
  return change.split($from.pos, 2, [
    { type: clause.type, attrs: next },
    { type: $from.parent.type },
  ]);
}

function emptyNode(schema: Schema, level: number, kind = "clause"): Node | null {
  const { clause, paragraph } = schema.nodes;
  if (clause === undefined || paragraph === undefined) return null;
  return clause.create({ id: "", level, kind, source: "" }, paragraph.create());
}

function endOfSection(state: EditorState): number {
  const { here, sections, nodes } = structureOf(state);
  const last = sections.find((section) => section.id === here?.clauseId)?.nodeIds.at(-1);
  const node = nodes.find((one) => one.id === last);
  return node === undefined ? state.doc.content.size : node.pos + node.size;
}

function putIn(state: EditorState, pos: number, nodes: readonly Node[]): Transaction {
  return caretNear(state.tr.insert(pos, nodes), pos + 2).scrollIntoView();
}

function caretNear(change: Transaction, pos: number): Transaction {
  return change.setSelection(TextSelection.near(change.doc.resolve(pos)));
}
