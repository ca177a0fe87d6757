import type { ClauseJson } from "#shared/drafting/document.ts";
import type { DraftContext } from "./clause-nodes.ts";
import type { Edition } from "./editions.ts";
import { type ClauseId, isClauseId } from "./library.ts";
import { inlineNodes } from "./nodes.ts";
import { wording } from "./plain-words.ts";

/** A line of a draft, and what the library has instead of it or below it. */
export interface Rewording {
  readonly nodeId: string;
  readonly place: "instead" | "below";
  /** None in the place of a line: it drops out. */
  readonly now: readonly ClauseJson[];
}

export interface Without {
  readonly rewordings: readonly Rewording[];
  /** Lines that point at the clause in words that somebody has written: only people can mend them. */
  readonly left: readonly string[];
}

/** What the words of a draft depend on: the edition it began with, and everything around a clause. */
export interface Worded {
  readonly context: DraftContext;
  readonly clause: Edition["clause"];
}

/**
 * What becomes of the lines that point at a clause when it leaves a draft (TE13): those with the
 * library's words get the words that the library has without it; edited ones are left as they are.
 * @param gone the clause that goes, its nodes with its title first; they may have left already
 */
export function withoutClause(
  gone: { readonly id: ClauseId | null; readonly nodeIds: readonly string[] },
  nodes: readonly ClauseJson[],
  { context, clause }: Worded,
): Without {
  const [title = ""] = gone.nodeIds;
  const before = gone.id === null ? context : having(gone.id, title, context);
  const after = lacking(gone.id, context);
  const found = wholes(nodes).map((whole): Without => {
    const source = whole[0]?.attrs.source ?? "";
    if (gone.nodeIds.includes(whole[0]?.attrs.id ?? "")) return { rewordings: [], left: [] };
    const ids = whole.filter((node) => pointsAt(node, gone.nodeIds)).map(({ attrs }) => attrs.id);
    const known = ids.length > 0 && gone.id !== null && isClauseId(source);
    const changes = known ? changesOf(clause(source, before), clause(source, after)) : [];
    const rewordings = changes
      .map((change) => rewordingsOf(change, whole) ?? [])
      .filter((each) => each.some(({ nodeId }) => ids.includes(nodeId)))
      .flat();
    const mended = new Set(rewordings.map(({ nodeId }) => nodeId));
    return { rewordings, left: ids.filter((id) => !mended.has(id)) };
  });
  return {
    rewordings: found.flatMap(({ rewordings }) => rewordings),
    left: found.flatMap(({ left }) => left),
  };
}

/**
 * What becomes of the other clauses when one comes into a draft: what the library words in another way
 * with it gets those words, and lines that drop out without it come back. Edited lines are left.
 * @param nodes the draft with the clause in it
 */
export function withClause(
  id: ClauseId,
  nodes: readonly ClauseJson[],
  { context, clause }: Worded,
): Rewording[] {
  return wholes(nodes).flatMap((whole) => {
    const source = whole[0]?.attrs.source ?? "";
    if (!isClauseId(source) || source === id) return [];
    const after = clause(source, context);
    const changes = changesOf(clause(source, lacking(id, context)), after);
    return [
      ...changes.flatMap((change) =>
        changesWords(change) ? (rewordingsOf(change, whole) ?? []) : [],
      ),
      ...pointedAgain(whole, after, context),
    ];
  });
}

/** Lines with the library's words that point at nothing, as after a clause was deleted by hand. */
function pointedAgain(
  whole: readonly ClauseJson[],
  library: readonly ClauseJson[],
  { present }: DraftContext,
): Rewording[] {
  const alive = new Set([...present.values(), ...whole.map(({ attrs }) => attrs.id)]);
  return whole.flatMap((line) => {
    const lost = targetsOf(line).some((target) => !alive.has(target));
    const known = library.find((one) => wording(one) === wording(line));
    if (!lost || known === undefined) return [];
    const mended = targetsOf(known).every((target) => alive.has(target));
    return mended ? [{ nodeId: line.attrs.id, place: "instead", now: [known] }] : [];
  });
}

function having(id: ClauseId, nodeId: string, context: DraftContext): DraftContext {
  return { ...context, present: new Map([...context.present, [id, nodeId] as const]) };
}

function lacking(gone: ClauseId | null, context: DraftContext): DraftContext {
  return {
    ...context,
    present: new Map([...context.present].filter(([id]) => id !== gone)),
    required: new Set([...context.required].filter((id) => id !== gone)),
  };
}

/** Lines next to each other that become other lines: what stands in the place of each. */
interface Change {
  /** The nearest line before them that stays, and so on; for lines that take no other's place. */
  readonly below: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly (readonly ClauseJson[])[];
}

const changesWords = ({ before, after }: Change): boolean =>
  before.length !== after.flat().length ||
  after.flat().some((node, at) => wording(node) !== before[at]);

/** Null when somebody has written in one of the lines: then none of them is touched. */
function rewordingsOf(change: Change, whole: readonly ClauseJson[]): Rewording[] | null {
  if (change.before.length === 0) return addedLines(change, whole);
  const lines = change.before.map((words) => whole.find((node) => wording(node) === words));
  const all = lines.every((line) => line !== undefined);
  if (!all) return null;
  return lines.map((line, at) => ({
    nodeId: line.attrs.id,
    place: "instead",
    now: change.after[at] ?? [],
  }));
}

/** None when the lines are there already. */
function addedLines({ below, after }: Change, whole: readonly ClauseJson[]): Rewording[] {
  const written = whole.map(wording);
  const now = after.flat().filter((node) => !written.includes(wording(node)));
  const near = below.find((words) => written.includes(words));
  const line = whole.find((node) => wording(node) === near) ?? whole[0];
  return line === undefined || now.length === 0
    ? []
    : [{ nodeId: line.attrs.id, place: "below", now }];
}

const targetsOf = (node: ClauseJson): string[] =>
  inlineNodes([node]).flatMap((one) => (one.type === "xref" ? [one.attrs.target] : []));

function pointsAt(node: ClauseJson, ids: readonly string[]): boolean {
  return targetsOf(node).some((target) => ids.includes(target));
}

function wholes(nodes: readonly ClauseJson[]): ClauseJson[][] {
  const found: ClauseJson[][] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    if (node.attrs.level === 1 || last === undefined) found.push([node]);
    else last.push(node);
  }
  return found;
}

/** What differs between the library's words with a clause and without it. Lines alike part the changes. */
function changesOf(before: readonly ClauseJson[], after: readonly ClauseJson[]): Change[] {
  const changes: Change[] = [];
  const alike: string[] = [];
  let [from, to] = [0, 0];
  const settle = (until: number, untilAfter: number) => {
    const olds = before.slice(from, until);
    const news = after.slice(to, untilAfter);
    if (olds.length + news.length === 0) return;
    const last = Math.max(olds.length - 1, 0);
    changes.push({
      below: alike.toReversed(),
      before: olds.map(wording),
      after: [...olds.keys(), ...(olds.length === 0 ? [0] : [])].map((at) =>
        at === last ? news.slice(at) : news.slice(at, at + 1),
      ),
    });
  };
  for (const [at, node] of before.entries()) {
    const same = after.findIndex((other, place) => place >= to && wording(other) === wording(node));
    if (same === -1) continue;
    settle(at, same);
    // The same words may point at another clause now.
    changes.push({ below: [], before: [wording(node)], after: [after.slice(same, same + 1)] });
    alike.push(wording(node));
    [from, to] = [at + 1, same + 1];
  }
  settle(before.length, after.length);
  return changes;
}
