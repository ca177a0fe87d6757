import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { cellKey } from "#shared/drafting/field-definitions.ts";
import type * as Y from "yjs";
import type { FieldSource } from "./field-source.ts";
import { addNodes, replaceNodes, takeOutNodes } from "./line-commands.ts";
import { structureOf } from "./numbers.ts";
import { asOneStep } from "./remote.ts";
import { changedCells, type ListRow, replaceRows, rowsIn } from "./table-rows.ts";

type ClauseEditsAdd = (
  nodeId: string,
  nodes: readonly ClauseJson[],
  fields: Readonly<Record<string, string>>,
) => boolean;

/** What a panel beside the paper does to the words. Each call is one step of undo. */
export interface ClauseEdits {
  /** The draft as it is now. */
  readonly content: () => DraftContent;
  /** Puts nodes in the place of others, which stand next to each other. False when those are gone. */
  readonly replace: (
    nodeIds: readonly string[],
    nodes: readonly ClauseJson[],
    fields: Readonly<Record<string, string>>,
  ) => boolean;
  /** Puts nodes below another. False when that is gone. */
  readonly addAfter: ClauseEditsAdd;
  /** Takes out a clause and everything below it. */
  readonly takeOut: (clauseId: string) => void;
  /** The rows of a list, in the order of its table; null when the draft has no such table. */
  readonly rows: (list: string) => readonly ListRow[] | null;
  /** Makes these the rows of the list, in this order. */
  readonly setRows: (list: string, rows: readonly ListRow[]) => void;
}

export function clauseEdits(editor: Editor, doc: Y.Doc, fields: FieldSource): ClauseEdits {
  const run = (command: Command) => command(editor.state, editor.view.dispatch);
  const put = (command: Command, values: Readonly<Record<string, string>>): boolean => {
    let done = false;
    asOneStep(editor, () => {
      done = run(command);
      if (done) fields.fill(values);
    });
    return done;
  };
  return {
    content: () => readDraft(doc),
    replace: (nodeIds, nodes, values) => put(replaceNodes(nodeIds, nodes), values),
    addAfter: (nodeId, nodes, values) => put(addNodes(nodeId, nodes), values),
    takeOut: (clauseId) => asOneStep(editor, () => run(takeOutNodes(sectionOf(editor, clauseId)))),
    rows: (list) => rowsIn(editor.state.doc, list, fields),
    setRows: (list, rows) => {
      const columns = fields.definitions.find(({ key }) => key === list)?.columns ?? [];
      const before = rowsIn(editor.state.doc, list, fields) ?? [];
      asOneStep(editor, () => {
        run(replaceRows(list, { rows, columns: columns.map(({ key }) => key) }));
        for (const { id, cells } of changedCells(before, rows)) {
          for (const [column, value] of Object.entries(cells)) {
            fields.restore(cellKey(list, id, column), value);
          }
        }
      });
    },
  };
}

function sectionOf(editor: Editor, clauseId: string): readonly string[] {
  const { sections } = structureOf(editor.state);
  return sections.find(({ id }) => id === clauseId)?.nodeIds ?? [];
}
