import type { ClauseJson } from "#shared/drafting/document.ts";
import type { AlternativeNodes } from "./alternatives.ts";
import { wording } from "./plain-words.ts";

/** The paragraph of a draft in whose place another wording goes. */
export interface Replaced {
  /** The paragraph and the points below it. */
  readonly nodeIds: readonly string[];
  readonly node: ClauseJson;
  /** Somebody has written in it: it is neither the library's wording nor one of the others. */
  readonly edited: boolean;
}

/** Below this share of common words a paragraph is another one, and not an edited one. */
const ALIKE = 0.5;
/** Fewer common words than this say nothing. */
const LEAST = 3;

/**
 * Where another wording goes: the paragraph that has the library's words or one of the other
 * wordings for the same place, else the one most like them. Nothing when there is none.
 * @param clause the clause as it stands in the draft, its title first
 * @param library the same clause as the library words it for this draft
 * @param others all other wordings of the clause
 */
export function replacedBy(
  alternative: AlternativeNodes,
  clause: readonly ClauseJson[],
  {
    library,
    others,
  }: {
    readonly library: readonly ClauseJson[];
    readonly others: readonly AlternativeNodes[];
  },
): Replaced | null {
  const known = [
    ...library.filter((node) => opensWith(node, alternative.replaces)),
    ...others
      .filter(({ replaces }) => replaces === alternative.replaces)
      .flatMap(({ nodes }) => nodes.slice(0, 1)),
  ].map(wording);
  const lines = clause.filter(({ attrs }) => attrs.level === 2);
  const exact = lines.find((line) => known.includes(wording(line)));
  const node = exact ?? mostAlike(lines, known);
  if (node === undefined) return null;
  return { node, nodeIds: withPoints(clause, node), edited: exact === undefined };
}

/** Whether the draft has this very wording already. */
export function isChosen(alternative: AlternativeNodes, clause: readonly ClauseJson[]): boolean {
  const [first] = alternative.nodes;
  return first !== undefined && clause.some((node) => wording(node) === wording(first));
}

/** Whether a paragraph begins as the one does that another wording replaces. */
export function opensWith(node: ClauseJson, replaces: string): boolean {
  return wording(node).startsWith(replaces.split("{doc}")[0] ?? replaces);
}

function mostAlike(lines: readonly ClauseJson[], known: readonly string[]): ClauseJson | undefined {
  const ranked = lines
    .map((line) => ({ line, likeness: likeness(wording(line), known) }))
    .filter(({ likeness: share }) => share >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness);
  return ranked[0]?.line;
}

function likeness(words: string, known: readonly string[]): number {
  return Math.max(0, ...known.map((other) => common(bag(words), bag(other))));
}

/** The words of four letters and more: shorter ones stand in every sentence. */
const bag = (words: string): Set<string> => new Set(words.toLowerCase().match(/\p{L}{4,}/gu));

/** What both have, over the shorter one's words: 1 for words cut out of the other, 0 for none. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared < LEAST ? 0 : shared / Math.min(a.size, b.size);
}

function withPoints(clause: readonly ClauseJson[], node: ClauseJson): string[] {
  const from = clause.indexOf(node);
  const after = clause.slice(from + 1);
  const next = after.findIndex(({ attrs }) => attrs.level < 3);
  const points = next === -1 ? after : after.slice(0, next);
  return [node, ...points].map(({ attrs }) => attrs.id);
}
