import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { type AlternativeNodes, alternativesOf } from "#shared/templates/alternatives.ts";
import { fieldsOf } from "#shared/templates/assemble.ts";
import { clauseNodes } from "#shared/templates/clause-nodes.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { plainWords } from "#shared/templates/plain-words.ts";
import { isChosen, opensWith, type Replaced, replacedBy } from "#shared/templates/replaced.ts";
import { clauseIn, draftContext, freshId, shownIn } from "./draft-context.ts";

/** Another wording for this draft, with the paragraph in whose place it would go. */
export interface OtherWording {
  readonly label: string;
  readonly suits: string;
  readonly nodes: readonly ClauseJson[];
  /** The values its new fields start with. */
  readonly fields: Readonly<Record<string, string>>;
  /** Nothing when the paragraph is gone: the words would go to the end of the clause. */
  readonly replaced: Replaced | null;
  readonly chosen: boolean;
  /** The words now and then, as they read. */
  readonly before: string;
  readonly after: string;
}

/** The other wordings that the library has for a clause of this draft, as the draft is now. */
export function otherWordings(
  library: ClauseId,
  nodeIds: readonly string[],
  { draft, template }: { readonly draft: DraftContent; readonly template: TemplateView },
): OtherWording[] {
  const context = draftContext(template, draft, freshId);
  const others = alternativesOf(library, context);
  if (others.length === 0) return [];
  const known = { library: clauseNodes(library, context), others };
  const clause = clauseIn(draft, nodeIds);
  const standard = theLibrarysOwn(others, known.library);
  return [...others, ...standard].flatMap((other) => {
    const replaced = replacedBy(other, clause, known);
    const chosen = isChosen(other, clause);
    // The library has no such paragraph in this draft, and nobody has written one.
    if (replaced === null && !known.library.some((node) => opensWith(node, other.replaces))) {
      return [];
    }
    const { label, suits, nodes } = other;
    const { fields } = fieldsOf(nodes, context);
    const shown = shownIn(template, { ...draft, fields: { ...fields, ...draft.fields } });
    const words = (list: readonly ClauseJson[]) =>
      list.map((node) => plainWords(node, shown)).join("\n");
    const own = clause.filter(({ attrs }) => replaced?.nodeIds.includes(attrs.id) === true);
    return [
      { label, suits, nodes, fields, replaced, chosen, before: words(own), after: words(nodes) },
    ];
  });
}

/** The library's own paragraph for each place where another wording may stand, to go back to it. */
function theLibrarysOwn(
  others: readonly AlternativeNodes[],
  library: readonly ClauseJson[],
): AlternativeNodes[] {
  const places = [...new Set(others.map(({ replaces }) => replaces))];
  return places.flatMap((replaces) => {
    const from = library.findIndex((node) => opensWith(node, replaces));
    if (from === -1) return [];
    const next = library.findIndex((node, at) => at > from && node.attrs.level < 3);
    const nodes = library.slice(from, next === -1 ? undefined : next);
    return [{ label: "", suits: "", replaces, nodes }];
  });
}
