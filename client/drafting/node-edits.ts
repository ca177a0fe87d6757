import type { DraftContent } from "#shared/drafting/convert.ts";
import { type ClauseJson, DocumentJson } from "#shared/drafting/document.ts";

/** One draft, ready to be compared node by node. */
export interface Sided {
  readonly draft: DraftContent;
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, ClauseJson>;
  /** Node → the level-1 node it belongs to. */
  readonly units: ReadonlyMap<string, string>;
}

export function sided(draft: DraftContent): Sided {
  const nodes = new Map<string, ClauseJson>();
  const units = new Map<string, string>();
  let unit: string | undefined;
  for (const clause of draft.document.content ?? []) {
    const { id, level } = clause.attrs;
    if (level === 1) unit = id;
    if (nodes.has(id)) continue;
    nodes.set(id, plainNode(clause));
    units.set(id, unit ?? id);
  }
  return { draft, order: [...nodes.keys()], nodes, units };
}

/** A node as it is written when nothing is in vain: without lists of content that hold none. */
export function plainNode(clause: ClauseJson): ClauseJson {
  const plain = JSON.stringify(clause, (key, value: unknown) =>
    key === "content" && Array.isArray(value) && value.length === 0 ? undefined : value,
  );
  return DocumentJson.parse({ type: "doc", content: [JSON.parse(plain)] }).content?.[0] ?? clause;
}

/** Same attributes and content. */
export const sameNode = (a: ClauseJson | undefined, b: ClauseJson | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

/** The letters of a node alone. */
export function bareText(node: ClauseJson | null): string {
  const texts: string[] = [];
  const walk = (part: object) => {
    if ("text" in part && typeof part.text === "string") texts.push(part.text);
    if ("content" in part && Array.isArray(part.content)) part.content.forEach(walk);
  };
  if (node !== null) walk(node);
  return texts.join("").trim();
}

/** How many nodes before a node are remembered, to find its place again when some have gone. */
const REMEMBERED = 40;

/** The nodes before this one, the nearest first. */
export function nodesBefore({ order }: Sided, id: string): string[] {
  const place = order.indexOf(id);
  return order.slice(Math.max(0, place - REMEMBERED), place).toReversed();
}

/**
 * Where a node belongs in a draft, as the index it would have there: after the nearest of the nodes
 * before it that the draft still has; at the end when it has none of them.
 */
export function placeAfter(after: readonly string[], order: readonly string[]): number {
  const place = after.map((id) => order.indexOf(id)).find((index) => index !== -1);
  if (place !== undefined) return place + 1;
  return after.length === 0 ? 0 : order.length;
}

/** Ids that stand in another order in `after` than in `before`: the fewest that explain it. */
export function movedNodes(before: Sided, after: Sided): ReadonlySet<string> {
  const places = new Map(before.order.map((id, index) => [id, index]));
  const kept = after.order.filter((id) => places.has(id));
  const still = longestRising(kept.map((id) => places.get(id) ?? 0));
  return new Set(kept.filter((_id, index) => !still.has(index)));
}

/** Indexes of one longest rising run of `values` (patience sorting). */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    let place = tails.findIndex((tail) => (values[tail] ?? 0) >= value);
    if (place === -1) place = tails.length;
    before[index] = tails[place - 1] ?? -1;
    tails[place] = index;
  }
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.add(at);
  return run;
}
