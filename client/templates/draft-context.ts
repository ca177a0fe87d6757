import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { numbersOf } from "#shared/drafting/numbering.ts";
import { idFrom } from "#shared/ids.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { clausesPresent } from "#shared/templates/assemble.ts";
import type { DraftContext } from "#shared/templates/clause-nodes.ts";
import { type ClauseId, isClauseId } from "#shared/templates/library.ts";
import type { Shown } from "#shared/templates/plain-words.ts";

interface OutlineEntry {
  readonly id: ClauseId;
  readonly status: string;
}

/** Every clause of the outline with its status, in its order. */
function outlineEntries({ outline }: TemplateView): OutlineEntry[] {
  return [...outline.body, ...outline.schedules].flatMap((entry) => {
    const [id = "", status = ""] = entry.split(":");
    return isClauseId(id) ? [{ id, status }] : [];
  });
}

/** What the words of the library depend on in this draft, as the template has it. */
export function draftContext(
  template: TemplateView,
  draft: DraftContent,
  newId: () => string = freshId,
): DraftContext {
  const required = outlineEntries(template).filter(({ status }) => status === "R");
  return {
    degree: template.degree,
    parties: template.parties,
    present: clausesPresent(draft.document),
    required: new Set(required.map(({ id }) => id)),
    newId,
    values: draft.fields,
  };
}

/** A clause node's own nodes in the draft, in their order. */
export function clauseIn(draft: DraftContent, nodeIds: readonly string[]): ClauseJson[] {
  return (draft.document.content ?? []).filter(({ attrs }) => nodeIds.includes(attrs.id));
}

/** How the words of this draft read. */
export function shownIn(template: TemplateView, draft: DraftContent): Shown {
  const numbers = numbersOf(draft.document);
  return {
    definitions: template.definitions,
    fields: draft.fields,
    numberOf: (id) => numbers.get(id) ?? "",
  };
}

/** A fresh id for a node or a row. */
export function freshId(): string {
  return idFrom(crypto.getRandomValues(new Uint8Array(16)));
}
