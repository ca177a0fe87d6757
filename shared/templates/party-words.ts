import type { ClauseJson } from "#shared/drafting/document.ts";
import type { DraftContext } from "./clause-nodes.ts";
import type { DraftParty } from "./clause-text.ts";
import { changedClauses, editionOf, type NewerClause } from "./editions.ts";

/**
 * The clauses of a draft that the library words in another way now that organisations have come or
 * gone since the draft began: who the partners are, the lines for signatures, the lists with a row
 * for each. Nothing changes by itself (AG17). A clause that has the words for the parties of now is
 * not among them.
 * @param nodes the draft as it is now
 * @param draft `began`: the parties that the first draft was made for; `context`: those of now
 */
export function partyWords(
  nodes: readonly ClauseJson[],
  draft: {
    readonly version: string;
    readonly began: readonly DraftParty[];
    readonly context: DraftContext;
  },
): NewerClause[] {
  const { clause } = editionOf(draft.version);
  const { context, began } = draft;
  return changedClauses(nodes, {
    before: (id) => clause(id, { ...context, parties: began }),
    newer: (id) => clause(id, context),
  });
}
