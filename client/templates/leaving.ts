import { numbersOf } from "#shared/drafting/numbering.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { editionOf } from "#shared/templates/editions.ts";
import { isClauseId } from "#shared/templates/library.ts";
import { withoutClause } from "#shared/templates/without-clause.ts";
import type { DeskHandle } from "../drafting/DraftDesk.tsx";
import type { ClauseHere } from "./AboutClause.tsx";
import { draftContext } from "./draft-context.ts";

/**
 * The numbers of lines that somebody has written and that would point at nothing, if a clause went
 * out of the draft as it is now.
 */
export function leftPointing(
  { source, nodeIds }: ClauseHere,
  template: TemplateView,
  desk: DeskHandle,
): readonly string[] {
  const draft = desk.edits.content();
  const gone = { id: isClauseId(source) ? source : null, nodeIds };
  const context = draftContext(template, draft);
  const { clause } = editionOf(template.libraryVersion);
  const { left } = withoutClause(gone, draft.document.content ?? [], { context, clause });
  const numbers = numbersOf(draft.document);
  return left.map((id) => numbers.get(id) ?? "");
}
