import type { DraftContent } from "#shared/drafting/convert.ts";
import { numbersOf } from "#shared/drafting/numbering.ts";
import type { HeldClause, HeldField, HeldNode, HeldWords } from "./held.ts";
import { type Sided, bareText, movedNodes, nodesBefore, sameNode, sided } from "./node-edits.ts";
import { titleOf } from "./plain-text.ts";

/** What a writer did during a break, divided into what may go in and what waits for them. */
export interface Divided {
  readonly held: readonly HeldWords[];
  /** In the order of the writer's draft, removed nodes last. */
  readonly free: readonly HeldNode[];
  readonly freeFields: readonly (readonly [key: string, value: string])[];
}

interface Sides {
  readonly base: Sided;
  readonly mine: Sided;
  readonly now: Sided;
}

/**
 * Divides a writer's changes by clause. A clause is held back, with everything the writer did in
 * it, when others have changed a node that the writer changed too; a field when others have filled
 * it in too. Everything else is free: clauses that nobody else changed, and new ones.
 *
 * Two clauses belong together when words went from one to the other: half of a split, a join or a
 * move never goes in alone.
 * @param base the draft as the writer last saw it
 * @param mine `base` with the writer's changes
 * @param now the draft as the others have it
 * @param since when the writer last saw it
 */
export function divide(
  base: DraftContent,
  mine: DraftContent,
  now: DraftContent,
  since: number,
): Divided {
  const sides = { base: sided(base), mine: sided(mine), now: sided(now) };
  const edits = editsOf(sides);
  const clashing = clashes(sides, edits);
  const groups = grouped(sides, edits);
  const held = groups.filter((group) => group.some(({ nodeId }) => clashing.has(nodeId)));
  const free = groups.filter((group) => !held.includes(group)).flat();
  const fields = dividedFields(base.fields, mine.fields, now.fields);
  return {
    held: [
      ...held.map((group) => describe(sides, group, since)),
      ...fields.held.map((field): HeldField => ({
        ...field,
        key: `${field.field} ${since}`,
        since,
      })),
    ],
    free: inOrder(sides.mine, free),
    freeFields: fields.free,
  };
}

/** The writer's changes, without those that the draft has already. */
function editsOf({ base, mine, now }: Sides): HeldNode[] {
  const moved = movedNodes(base, mine);
  const ids = [...new Set([...mine.order, ...base.order])];
  return ids.flatMap((nodeId) => {
    const [was, is] = [base.nodes.get(nodeId), mine.nodes.get(nodeId)];
    const isMoved = moved.has(nodeId);
    if (sameNode(was, is) && !isMoved) return [];
    if (!isMoved && sameNode(is, now.nodes.get(nodeId))) return [];
    const after = is === undefined ? nodesBefore(base, nodeId) : nodesBefore(mine, nodeId);
    return [{ nodeId, base: was ?? null, mine: is ?? null, after, moved: isMoved }];
  });
}

/** Of the writer's changes, those to nodes that others changed, moved, or took out. */
function clashes({ base, now }: Sides, edits: readonly HeldNode[]): ReadonlySet<string> {
  const movedByOthers = movedNodes(base, now);
  const clashing = edits.filter(({ nodeId, base: was, mine, moved }) => {
    const is = now.nodes.get(nodeId);
    if (was === null) return is !== undefined;
    if (!sameNode(was, is)) return true;
    if (moved && movedByOthers.has(nodeId)) return true;
    return mine === null && was.attrs.level === 1 && hasNewNodes(base, now, nodeId);
  });
  return new Set(clashing.map(({ nodeId }) => nodeId));
}

/** Have others added nodes to this clause? */
function hasNewNodes(base: Sided, now: Sided, unit: string): boolean {
  return now.order.some((id) => now.units.get(id) === unit && !base.nodes.has(id));
}

/** The changes in groups that go in, or wait, together. */
function grouped(sides: Sides, edits: readonly HeldNode[]): HeldNode[][] {
  const changed = new Set(edits.map(({ nodeId }) => nodeId));
  const groups: { units: Set<string>; edits: HeldNode[] }[] = [];
  for (const edit of edits) {
    const units = unitsOf(sides, edit, changed);
    const joined = groups.filter((group) => [...units].some((unit) => group.units.has(unit)));
    const whole = {
      units: new Set([...units, ...joined.flatMap((group) => [...group.units])]),
      edits: [...joined.flatMap((group) => group.edits), edit],
    };
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(whole);
  }
  return groups.map((group) => group.edits);
}

function unitsOf({ base, mine }: Sides, edit: HeldNode, changed: ReadonlySet<string>): Set<string> {
  const { nodeId } = edit;
  const after = edit.after[0];
  const tied =
    after !== undefined && changed.has(after) && wordsWentOver({ base, mine }, edit, after);
  const ids = tied ? [nodeId, after] : [nodeId];
  return new Set(ids.flatMap((id) => [base.units.get(id) ?? [], mine.units.get(id) ?? []].flat()));
}

/** Is this node one half of a split of the node before it, or was it joined to that? */
function wordsWentOver(
  { base, mine }: Pick<Sides, "base" | "mine">,
  edit: HeldNode,
  after: string,
): boolean {
  if (edit.base !== null && edit.mine !== null) return false;
  const own = bareText(edit.mine ?? edit.base);
  const other = bareText((edit.base === null ? base : mine).nodes.get(after) ?? null);
  return own !== "" && other.includes(own);
}

function describe(sides: Sides, group: readonly HeldNode[], since: number): HeldClause {
  const { now, mine, base } = sides;
  const nodes = inOrder(mine, group);
  const id = nodes[0]?.nodeId ?? "";
  const side = [now, base, mine].find((one) => one.nodes.has(id)) ?? mine;
  const unit = side.units.get(id) ?? id;
  const head = side.nodes.get(unit);
  return {
    kind: "clause",
    key: `${id} ${since}`,
    since,
    clauseId: unit,
    number: numbersOf(side.draft.document).get(unit) ?? "",
    title: head === undefined ? "" : titleOf(head, side.draft),
    nodes,
  };
}

function inOrder(mine: Sided, edits: readonly HeldNode[]): HeldNode[] {
  const place = ({ nodeId }: HeldNode) => {
    const index = mine.order.indexOf(nodeId);
    return index === -1 ? Infinity : index;
  };
  return edits.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

type Fields = Readonly<Record<string, string>>;

function dividedFields(base: Fields, mine: Fields, now: Fields) {
  const held: Pick<HeldField, "kind" | "field" | "base" | "mine">[] = [];
  const free: [string, string][] = [];
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    const [was, own, theirs] = [base[field] ?? "", mine[field] ?? "", now[field] ?? ""];
    if (own === was || own === theirs) continue;
    if (theirs === was) free.push([field, own]);
    else held.push({ kind: "field", field, base: was, mine: own });
  }
  return { held, free };
}
