import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { DraftContent } from "#shared/drafting/convert.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { fieldsOf } from "#shared/templates/assemble.ts";
import { editionOf } from "#shared/templates/editions.ts";
import { isClauseId } from "#shared/templates/library.ts";
import { withClause, withoutClause } from "#shared/templates/without-clause.ts";
import type { ClauseMove, Follow, Following } from "../drafting/clause-followers.ts";
import { draftContext } from "./draft-context.ts";
import { templateQuery } from "./template.ts";

const NOTHING: Following = { lines: [], left: [], fields: {} };

/**
 * What becomes of the other clauses of a draft when one goes or comes, for the parties that are there
 * when it happens. The same function at each drawing: an editor keeps the first.
 */
export function useFollow(agreementId: string): Follow {
  const queries = useQueryClient();
  return useCallback(
    (move, draft) => {
      const template = queries.getQueryData(templateQuery(agreementId).queryKey);
      return template === undefined ? NOTHING : following(move, draft, template);
    },
    [queries, agreementId],
  );
}

/** @param draft as it is after the clause went or came */
function following(
  { way, source, nodeIds }: Pick<ClauseMove, "way" | "source" | "nodeIds">,
  draft: DraftContent,
  template: TemplateView,
): Following {
  if (!isClauseId(source)) return NOTHING;
  const nodes = draft.document.content ?? [];
  const context = draftContext(template, draft);
  const worded = { context, clause: editionOf(template.libraryVersion).clause };
  if (way === "gone") {
    const { rewordings, left } = withoutClause({ id: source, nodeIds }, nodes, worded);
    return { lines: rewordings, left, fields: {} };
  }
  const lines = withClause(source, nodes, worded);
  const { fields } = fieldsOf(
    lines.flatMap(({ now }) => now),
    context,
  );
  return { lines, left: [], fields };
}
