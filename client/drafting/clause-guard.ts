import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { headOf } from "./clause-map.ts";
import { isRemote } from "./remote.ts";

/** A clause of the library that an edit would take out of the draft. */
export interface LostClause {
  readonly source: string;
  readonly title: string;
}

/** How the writer went about it. `edge`: with no words selected, as Backspace before a title. */
export type LosingBy = "cut" | "selection" | "edge";

/**
 * Asked before an edit of the writer's takes clauses of the library out of the draft.
 * @returns false when they must stay: then nothing of the edit happens
 */
export type MayLose = (lost: readonly LostClause[], by: LosingBy) => boolean;

const CHOSEN = "lossIsChosen";

/** Marks a change that its writer has seen and chosen as a whole, so that it is never refused. */
export function chosen(change: Transaction): Transaction {
  return change.setMeta(CHOSEN, true);
}

/** Were words cut by it, to be pasted somewhere else? */
export const isCut = (change: Transaction): boolean => change.getMeta("uiEvent") === "cut";

/**
 * Keeps a clause that must be in from going with its words: selected and deleted, cut, written over,
 * joined to the clause before it, or made a line of that one. Its words alone may go. What others do,
 * and an undo, pass.
 */
export function clauseGuard(mayLose: MayLose): Extension {
  return Extension.create({
    name: "clauseGuard",
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("clauseGuard"),
          filterTransaction: (change, { doc, selection }) => {
            if (!change.docChanged || isRemote(change) || change.getMeta(CHOSEN) === true) {
              return true;
            }
            const { $from, $to } = selection;
            const lost = lostClauses(doc, change.doc, $from.index(0) !== $to.index(0));
            if (lost.length === 0) return true;
            const cut = isCut(change);
            return mayLose(lost, cut ? "cut" : selection.empty ? "edge" : "selection");
          },
        }),
      ];
    },
  });
}

/**
 * Clauses of the library that stand in one document and not in the other, wherever they stand. One
 * that loses words of its title together with a line counts as lost, though its frame would stay.
 * @param wide the edit began with words of several lines selected
 */
function lostClauses(before: Node, after: Node, wide: boolean): LostClause[] {
  const strict = wide || after.childCount < before.childCount;
  const titles = libraryTitles(before);
  const stay = libraryTitles(after).filter(
    (now) => !strict || titles.some((was) => isWhole(now, was)),
  );
  return titles.filter(({ source }) => !stay.some((one) => one.source === source));
}

const isWhole = (now: LostClause, was: LostClause): boolean =>
  now.source === was.source && now.title.startsWith(was.title);

function libraryTitles(doc: Node): LostClause[] {
  const titles: LostClause[] = [];
  doc.forEach((node) => {
    const { level, source } = headOf(node);
    if (level !== 1 || source === "") return;
    titles.push({ source, title: node.firstChild?.textContent ?? "" });
  });
  return titles;
}
