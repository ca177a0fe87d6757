import { diffWordsWithSpace } from "diff";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { HeldClause, HeldNode } from "./held.ts";
import { type Look, clauseText } from "./plain-text.ts";
import type { Outcome, Present } from "./put-in.ts";
import type { RefusedNode } from "./refused.ts";

type Runs = RefusedNode["runs"];

/** One line held back, as its writer reads it. */
export interface HeldLine {
  readonly nodeId: string;
  readonly number: string;
  /** The line as it was; empty when there was none. */
  readonly left: string;
  /** What others made of it; `null` when it is not there. */
  readonly now: Runs | null;
  /** What the writer made of it; `null` when they took it out. */
  readonly mine: Runs | null;
  readonly moved: boolean;
}

/** The three texts of each line of a held clause, each with what differs from the first. */
export function heldLines({ nodes }: HeldClause, present: Present, look: Look): HeldLine[] {
  return nodes.map((node) => {
    const text = (clause: ClauseJson | null) => (clause === null ? "" : clauseText(clause, look));
    const now = present(node.nodeId);
    const left = text(node.base);
    return {
      nodeId: node.nodeId,
      number: look.numbers.get(node.nodeId) ?? "",
      left,
      now: now === null ? null : marked(left, text(now)),
      mine: node.mine === null ? null : marked(left, text(node.mine)),
      moved: node.moved,
    };
  });
}

/** What putting words in would change, as the draft would read. */
export function outcomeRuns({ now, next }: Outcome, look: Look): Runs {
  const text = (clause: ClauseJson | null) => (clause === null ? "" : clauseText(clause, look));
  return marked(text(now), text(next));
}

/** Held words in the shape in which words are handed back, for a note or the clipboard. */
export function asRefused(held: HeldClause, present: Present, look: Look): RefusedNode[] {
  const text = (clause: ClauseJson | null) => (clause === null ? "" : clauseText(clause, look));
  return held.nodes.map((node) => ({
    kind: kindOf(node),
    nodeId: node.nodeId,
    clauseId: held.clauseId,
    number: look.numbers.get(node.nodeId) ?? "",
    title: held.title,
    mine: text(node.mine),
    now: text(present(node.nodeId)),
    runs: [],
  }));
}

function kindOf({ base, mine, moved }: HeldNode): RefusedNode["kind"] {
  if (mine === null) return "removed";
  if (base === null) return "added";
  return moved ? "moved" : "changed";
}

/** `after`, with what is new in it and what has gone from `before`. */
function marked(before: string, after: string): Runs {
  return diffWordsWithSpace(before, after).map((part) => ({
    text: part.value,
    kind: part.added ? ("mine" as const) : part.removed ? ("gone" as const) : ("same" as const),
  }));
}
