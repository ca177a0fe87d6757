import type { ClauseJson } from "#shared/drafting/document.ts";
import type { HeldClause, HeldNode } from "./held.ts";
import { mergeClause } from "./merge-words.ts";
import { sameNode } from "./node-edits.ts";

/** How words held back come into the draft: beside the others' words, or in their place. */
export type PutWay = "merge" | "replace";

/** What a node is now, and what it would be. `null`: it is not there. */
export interface Outcome {
  readonly nodeId: string;
  readonly now: ClauseJson | null;
  readonly next: ClauseJson | null;
  /** Where it belongs: the nodes before it, the nearest first; `null` where it stands. */
  readonly after: readonly string[] | null;
}

/** A node of the draft as it is now; `null` when it is not there. */
export type Present = (nodeId: string) => ClauseJson | null;

/**
 * What putting held words in would make of the draft, node by node.
 * @returns `null` when the two versions of a node cannot be put together
 */
export function outcomesOf({ nodes }: HeldClause, present: Present, way: PutWay): Outcome[] | null {
  const outcomes: Outcome[] = [];
  for (const node of nodes) {
    const now = present(node.nodeId);
    const next = way === "merge" ? merged(node, now) : node.mine;
    if (next === undefined) return null;
    const placed = next !== null && (now === null || node.moved);
    outcomes.push({ nodeId: node.nodeId, now, next, after: placed ? node.after : null });
  }
  return outcomes;
}

/** `undefined` when it cannot be done. */
function merged({ base, mine }: HeldNode, now: ClauseJson | null): ClauseJson | null | undefined {
  if (now === null) return mine;
  if (mine === null) return base !== null && sameNode(base, now) ? null : now;
  if (base === null) return now;
  return mergeClause(base, mine, now) ?? undefined;
}
