import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson, DocumentJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { clausesPresent, fieldsOf } from "#shared/templates/assemble.ts";
import {
  houseLines,
  placeHouse,
  type WhyNotKept,
  whyNotKept,
} from "#shared/templates/house-wording.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { fieldKeys } from "#shared/templates/nodes.ts";
import { plainWords, wording } from "#shared/templates/plain-words.ts";
import { clauseIn, draftContext, freshId, shownIn } from "./draft-context.ts";

/** A house wording as it would stand in this draft. */
export interface HouseLook {
  readonly nodes: readonly ClauseJson[];
  /** The values its new fields start with. */
  readonly fields: Readonly<Record<string, string>>;
  /** The draft has these very words already. */
  readonly chosen: boolean;
  /** Titles of clauses that it points at and the draft does not have. */
  readonly missing: readonly string[];
  /** It has a field that this draft does not know. */
  readonly unknownField: boolean;
  readonly before: string;
  readonly after: string;
}

interface Draft {
  readonly draft: DraftContent;
  readonly template: TemplateView;
}

/** What a kept wording would change in a clause of this draft; null when the clause is gone. */
export function houseLook(
  words: DocumentJson,
  nodeIds: readonly string[],
  { draft, template }: Draft,
  newId: () => string = freshId,
): HouseLook | null {
  const clause = clauseIn(draft, nodeIds);
  const [title] = clause;
  if (title === undefined) return null;
  const context = draftContext(template, draft, newId);
  const { nodes, missing } = placeHouse(words.content ?? [], title, context);
  const { fields } = fieldsOf(nodes, context);
  const known = new Set(template.definitions.map(({ key }) => key));
  const after: DraftContent = {
    document: { type: "doc", content: inPlaceOf(clause, draft.document.content ?? [], nodes) },
    fields: { ...fields, ...draft.fields },
  };
  return {
    nodes,
    fields,
    chosen: isSame(nodes, clause),
    missing: missing.map((id) => libraryClause(id)?.title ?? id),
    unknownField: fieldKeys(nodes.slice(1)).some((key) => !known.has(key)),
    before: readable(clause, { draft, template }),
    after: readable(nodes, { draft: after, template }),
  };
}

/** Words that are ready to be kept, or why they belong to this draft alone. */
export type WordsToKeep = { readonly words: DocumentJson } | { readonly why: WhyNotKept };

/** The words of a clause as they stand now. */
export function wordsToKeep(draft: DraftContent, nodeIds: readonly string[]): WordsToKeep {
  const clause = clauseIn(draft, nodeIds);
  const present = clausesPresent(draft.document);
  const lines = houseLines(clause, present);
  if (lines === null) return { why: whyNotKept(clause, present) };
  return { words: { type: "doc", content: lines } };
}

function inPlaceOf(
  clause: readonly ClauseJson[],
  all: readonly ClauseJson[],
  nodes: readonly ClauseJson[],
): ClauseJson[] {
  return all.flatMap((node) => {
    if (node === clause[0]) return nodes;
    return clause.includes(node) ? [] : [node];
  });
}

function isSame(a: readonly ClauseJson[], b: readonly ClauseJson[]): boolean {
  return a.length === b.length && a.every((node, at) => sameLine(node, b[at]));
}

function sameLine(a: ClauseJson, b: ClauseJson | undefined): boolean {
  return b !== undefined && a.attrs.level === b.attrs.level && wording(a) === wording(b);
}

/** The lines below the title, as they read. */
function readable(nodes: readonly ClauseJson[], { draft, template }: Draft): string {
  const shown = shownIn(template, draft);
  return nodes
    .slice(1)
    .map((node) => plainWords(node, shown))
    .join("\n");
}
