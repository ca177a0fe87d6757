import type { RefusedField, RefusedNode } from "./refused.ts";

/** A note on one clause, for one's own organisation alone. */
export interface PrivateNote {
  readonly clauseId: string;
  readonly body: string;
}

/**
 * Refused words as private notes, one for each clause. Field values go with the first clause of the
 * draft that is given, since a field stands in no clause of its own.
 */
export function privateNotes(
  words: readonly (RefusedNode | RefusedField)[],
  firstClauseId: string,
): PrivateNote[] {
  const notes = new Map<string, string[]>();
  for (const one of words) {
    const clauseId = one.kind === "field" ? firstClauseId : one.clauseId;
    const line = one.kind === "field" ? `${one.key}: ${one.mine}` : linesOf(one);
    notes.set(clauseId, [...(notes.get(clauseId) ?? []), line]);
  }
  return [...notes].map(([clauseId, lines]) => ({ clauseId, body: lines.join("\n\n") }));
}

function linesOf(one: RefusedNode): string {
  const words = one.mine === "" ? one.now : one.mine;
  return one.number === "" ? words : `${one.number}  ${words}`;
}
