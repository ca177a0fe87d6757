import type { ClauseJson } from "#shared/drafting/document.ts";
import { ALTERNATIVES } from "./alternative-wordings.ts";
import { type DraftContext, paragraphNodes } from "./clause-nodes.ts";
import type { ClauseId } from "./library.ts";
import { holds } from "./render.ts";

/** Another wording for one paragraph of a clause, ready to be put in its place. */
export interface AlternativeNodes {
  /** What it is called where a lead chooses it. */
  readonly label: string;
  /** Whom it suits, in a sentence. */
  readonly suits: string;
  /** How the paragraph begins in whose place it stands, as the library words it. */
  readonly replaces: string;
  readonly nodes: readonly ClauseJson[];
}

/**
 * The other wordings that the library has for a clause, as nodes for this draft. Where the draft lacks
 * a clause that a wording needs, the wording is left out. Most clauses have none: what people differ
 * about is then a field with choices.
 */
export function alternativesOf(id: ClauseId, context: DraftContext): AlternativeNodes[] {
  const nodeOf = (clause: ClauseId) => context.present.get(clause);
  return (ALTERNATIVES[id] ?? [])
    .filter(({ text }) => holds(text.replaceAll(/\[\[.*?\]\]/g, ""), { nodeOf }))
    .map(({ text, ...words }) => ({ ...words, nodes: paragraphNodes(id, [{ text }], context) }));
}
