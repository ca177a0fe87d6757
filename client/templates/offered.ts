import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson, DocumentJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { fieldsOf } from "#shared/templates/assemble.ts";
import { editionOf } from "#shared/templates/editions.ts";
import { type ClauseId, isClauseId, LIBRARY } from "#shared/templates/library.ts";
import { draftContext } from "./draft-context.ts";

/** A clause that may be added, and what it is about. */
export interface AddableClause {
  readonly id: ClauseId;
  readonly title: string;
  readonly purpose: string;
  readonly status: "R" | "S" | "O";
}

/**
 * The clauses that the draft does not have: those that must be in first, then suggested ones, then all
 * others of the library.
 * @param clauses the outline as the answers ask for it now
 */
export function addable(
  clauses: readonly { readonly id: ClauseId; readonly status: "R" | "S" | "O" }[],
  present: ReadonlySet<string>,
): AddableClause[] {
  const missing = LIBRARY.filter(({ id }) => !present.has(id)).map(({ id, title, purpose }) => {
    const status = clauses.find((clause) => clause.id === id)?.status ?? "O";
    return { id, title, purpose, status };
  });
  return ["R", "S", "O"].flatMap((status) => missing.filter((one) => one.status === status));
}

/** Those whose name or subject has every word that is typed. */
export function findAddable(clauses: readonly AddableClause[], typed: string): AddableClause[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return clauses.filter(({ title, purpose }) => {
    const text = `${title} ${purpose}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * A clause of the edition that the draft began with as nodes for it, worded as at the start, with
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
  readonly after: string | null;
} | null {
  if (!isClauseId(id)) return null;
  const before = draftContext(template, draft, newId);
  const context = { ...before, present: new Map([...before.present, [id, newId()] as const]) };
  const nodes = [...editionOf(template.libraryVersion).clause(id, context)];
  const { fields } = fieldsOf(nodes, context);
  return { nodes, fields, after: placeBelow(id, draft.document) };
}

/** The last clause of the draft that the library has before this one; null when it has none. */
function placeBelow(id: ClauseId, { content = [] }: DocumentJson): string | null {
  const before = content.findLast(
    ({ attrs }) =>
      attrs.level === 1 && isClauseId(attrs.source) && rankOf(attrs.source) < rankOf(id),
  );
  return before?.attrs.id ?? null;
}

/** Clauses of the body first, the signature page last of them, then the schedules. */
function rankOf(id: ClauseId): number {
  const at = LIBRARY.findIndex((clause) => clause.id === id);
  if (id === "SI-06") return LIBRARY.length;
  return LIBRARY[at]?.place === "schedule" ? LIBRARY.length + 1 + at : at;
}
