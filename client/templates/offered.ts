import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { clausesPresent, fieldsOf } from "#shared/templates/assemble.ts";
import { clauseNodes } from "#shared/templates/clause-nodes.ts";
import { type ClauseId, isClauseId, libraryClause } from "#shared/templates/library.ts";

interface OutlineEntry {
  readonly id: ClauseId;
  readonly status: string;
}

/** Every clause of the outline, in its order: what may stand in the draft, whether it does or not. */
export function outlineClauses(
  template: TemplateView,
): { readonly id: ClauseId; readonly title: string }[] {
  return entries(template).map(({ id }) => ({ id, title: libraryClause(id)?.title ?? id }));
}

/**
 * A clause of the library as nodes for this draft, worded as the template would have worded it, with
 * the values that its fields start with. `null` for an id that the library does not have.
 * @param newId a fresh node id at each call
 */
export function clauseFor(
  id: string,
  draft: DraftContent,
  template: TemplateView,
  newId: () => string,
): {
  readonly nodes: readonly ClauseJson[];
  readonly fields: Readonly<Record<string, string>>;
} | null {
  if (!isClauseId(id)) return null;
  const required = entries(template).filter(({ status }) => status === "R");
  const context = {
    degree: template.degree,
    parties: template.parties,
    present: new Map([...clausesPresent(draft.document), [id, newId()] as const]),
    required: new Set(required.map((entry) => entry.id)),
    newId,
    values: draft.fields,
  };
  const nodes = clauseNodes(id, context);
  return { nodes, fields: fieldsOf(nodes, context).fields };
}

function entries({ outline }: TemplateView): OutlineEntry[] {
  return [...outline.body, ...outline.schedules].flatMap((entry) => {
    const [id = "", status = ""] = entry.split(":");
    return isClauseId(id) ? [{ id, status }] : [];
  });
}
