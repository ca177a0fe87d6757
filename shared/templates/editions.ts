import type { ClauseJson } from "#shared/drafting/document.ts";
import { clausesPresent } from "./assemble.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import { type ClauseId, LIBRARY_VERSION } from "./library.ts";
import { wording } from "./plain-words.ts";

/**
 * The library as it was at one version. A draft names the edition that it began with and keeps its
 * words; editions that drafts began with stay, so what has changed since can be shown.
 */
export interface Edition {
  readonly version: string;
  /** A clause as this edition words it for a draft: its title first. */
  readonly clause: (id: ClauseId, context: DraftContext) => readonly ClauseJson[];
}

/** Oldest first. The last one is what a new draft starts from. */
export const EDITIONS: readonly Edition[] = [{ version: LIBRARY_VERSION, clause: clauseNodes }];

/** The edition that a draft began with; the newest one for a draft of an edition that is not known. */
export function editionOf(version: string): Edition {
  const newest: Edition = { version: LIBRARY_VERSION, clause: clauseNodes };
  return EDITIONS.find((edition) => edition.version === version) ?? newest;
}

/** What a newer edition, or the parties of now, make of one clause of a draft. */
export interface NewerClause {
  readonly id: ClauseId;
  /** The nodes that would give way, title first. */
  readonly nodeIds: readonly string[];
  readonly now: readonly ClauseJson[];
  readonly newer: readonly ClauseJson[];
  /** Somebody has written in the clause: taking the newer words would replace theirs. */
  readonly edited: boolean;
}

/**
 * The clauses of a draft that the newest edition words in another way than the edition it began with.
 * Nothing changes by itself. A clause that has the newer words already is not among them, and a draft
 * of an edition that is not known has none: there is nothing to compare with.
 * @param nodes the draft as it is now
 */
export function newerClauses(
  nodes: readonly ClauseJson[],
  draft: { readonly version: string; readonly context: DraftContext },
  editions: readonly Edition[] = EDITIONS,
): NewerClause[] {
  const began = editions.find(({ version }) => version === draft.version);
  const newest = editions.at(-1);
  if (began === undefined || newest === undefined || began === newest) return [];
  return changedClauses(nodes, {
    before: (id) => began.clause(id, draft.context),
    newer: (id) => newest.clause(id, draft.context),
  });
}

/**
 * The clauses of a draft that are worded in one way before and in another now, unless they have the
 * words of now already.
 */
export function changedClauses(
  nodes: readonly ClauseJson[],
  words: Record<"before" | "newer", (id: ClauseId) => readonly ClauseJson[]>,
): NewerClause[] {
  const present = clausesPresent({ type: "doc", content: [...nodes] });
  return [...present].flatMap(([id, nodeId]) => {
    const before = words.before(id).map(wording);
    const newer = words.newer(id);
    const now = wholeOf(nodes, nodeId);
    const written = now.map(wording);
    if (isSame(before, newer.map(wording)) || isSame(written, newer.map(wording))) return [];
    const nodeIds = now.map(({ attrs }) => attrs.id);
    return [{ id, nodeIds, now, newer, edited: !isSame(written, before) }];
  });
}

/** A clause of level 1 with everything below it. */
export function wholeOf(nodes: readonly ClauseJson[], nodeId: string): ClauseJson[] {
  const from = nodes.findIndex(({ attrs }) => attrs.id === nodeId);
  const next = nodes.findIndex(({ attrs }, at) => at > from && attrs.level === 1);
  return nodes.slice(from, next === -1 ? undefined : next);
}

/** The same words in the same order. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((words, at) => words === b[at]);
}
