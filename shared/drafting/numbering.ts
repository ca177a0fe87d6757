import type { ClauseAttributes, DocumentJson } from "./document.ts";

/** What numbering needs to know of a clause node. */
export type ClauseHead = Pick<ClauseAttributes, "id" | "level" | "kind">;

/**
 * The number of every clause node, by its id: the one rule for editor, server, page and print.
 *
 * Level 1 is `7`, level 2 `7.2`, level 3 `7.2(a)`. A level-1 schedule is `Schedule 1`, its parts
 * `S1.2` and `S1.2(a)`, so that a reference says which is meant. Signatures and what stands under
 * them have no number and are absent. A deeper node belongs to the level 1 before it, whatever
 * its own kind. Where one id stands twice, the first keeps the number.
 */
export function numberClauses(clauses: Iterable<ClauseHead>): Map<string, string> {
  const numbers = new Map<string, string>();
  const at = { clauses: 0, schedules: 0, second: 0, third: 0, prefix: "0", silent: false };
  for (const clause of clauses) {
    const number = next(at, clause);
    if (number !== undefined && !numbers.has(clause.id)) numbers.set(clause.id, number);
  }
  return numbers;
}

/** The numbers of a document given as JSON. */
export function numbersOf(document: DocumentJson): Map<string, string> {
  return numberClauses((document.content ?? []).map((clause) => clause.attrs));
}

type Position = {
  clauses: number;
  schedules: number;
  second: number;
  third: number;
  /** what a second-level number starts with */
  prefix: string;
  /** inside a level 1 that has no number */
  silent: boolean;
};

function next(at: Position, clause: ClauseHead): string | undefined {
  if (clause.level === 1) return startClause(at, clause.kind);
  if (at.silent) return undefined;
  if (clause.level === 2) {
    at.second += 1;
    at.third = 0;
    return `${at.prefix}.${at.second}`;
  }
  at.third += 1;
  const parent = at.second === 0 ? at.prefix : `${at.prefix}.${at.second}`;
  return `${parent}(${letters(at.third)})`;
}

function startClause(at: Position, kind: ClauseHead["kind"]): string | undefined {
  at.second = 0;
  at.third = 0;
  at.silent = kind === "signatures";
  if (kind === "signatures") return undefined;
  if (kind === "schedule") {
    at.schedules += 1;
    at.prefix = `S${at.schedules}`;
    return `Schedule ${at.schedules}`;
  }
  at.clauses += 1;
  at.prefix = String(at.clauses);
  return at.prefix;
}

/** 1 → a, 26 → z, 27 → aa. */
function letters(position: number): string {
  const rest = Math.floor((position - 1) / 26);
  const last = String.fromCharCode(97 + ((position - 1) % 26));
  return rest === 0 ? last : letters(rest) + last;
}
