import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import type * as Y from "yjs";
import { isCut } from "./clause-guard.ts";
import { placedNodes, sectionsOf } from "./clause-map.ts";
import { type ChangedLine, changeLine } from "./line-commands.ts";
import { structureOf } from "./numbers.ts";
import { isRemote } from "./remote.ts";

/** A clause of the library that has left the draft or come into it. */
export interface ClauseMove {
  readonly way: "gone" | "come";
  readonly source: string;
  /** Its title first. */
  readonly nodeIds: readonly string[];
}

/** What becomes of lines of other clauses. */
export interface Following {
  readonly lines: readonly ChangedLine[];
  /** Lines that somebody has written and that point at what is gone. */
  readonly left: readonly string[];
  /** The values that new fields start with. */
  readonly fields: Readonly<Record<string, string>>;
}

/** @param draft as it is now, after the move */
export type Follow = (move: ClauseMove, draft: DraftContent) => Following;

/** What was done: how many lines changed, and the numbers of those that only people can mend. */
export interface Followed {
  readonly way: ClauseMove["way"];
  readonly changed: number;
  readonly left: readonly string[];
}

interface FollowersPage {
  readonly follow: Follow;
  readonly followed: (followed: Followed) => void;
  readonly fill: (fields: Readonly<Record<string, string>>) => void;
}

/**
 * When the writer takes a clause of the library out, or puts one in, the lines that depend on it
 * change in the same step of undo (TE26). What others do has changed them there, an undo brings
 * them back itself, and what is cut is most often on its way to another place.
 */
export function clauseFollowers(doc: Y.Doc, page: FollowersPage): Extension {
  return Extension.create({
    name: "clauseFollowers",
    onTransaction({ editor, transaction }) {
      if (!transaction.docChanged || isRemote(transaction) || isCut(transaction)) return;
      for (const move of movesIn(transaction)) {
        const { lines, left, fields } = page.follow(move, readDraft(doc));
        const done = lines.filter((line) => changeLine(line)(editor.state, editor.view.dispatch));
        page.fill(fields);
        const { way } = move;
        page.followed({ way, changed: done.length, left: numbersOf(editor, left) });
      }
    },
  });
}

function movesIn({ before, doc }: Transaction): ClauseMove[] {
  const [was, is] = [libraryClauses(before), libraryClauses(doc)];
  const only = (some: typeof was, others: typeof was, way: ClauseMove["way"]) =>
    some
      .filter(({ source }) => !others.some((other) => other.source === source))
      .map(({ source, nodeIds }) => ({ way, source, nodeIds }));
  return [...only(was, is, "gone"), ...only(is, was, "come")];
}

const libraryClauses = (doc: Node) =>
  sectionsOf(doc, placedNodes(doc)).filter(({ source }) => source !== "");

function numbersOf({ state }: Editor, ids: readonly string[]): string[] {
  const { numbers } = structureOf(state);
  return ids.map((id) => numbers.get(id) ?? "");
}
