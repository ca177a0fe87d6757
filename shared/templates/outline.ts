import type { Assessed, AssessedParty } from "#shared/assessment/assess.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Gate } from "#shared/assessment/floor.ts";
import { floorById } from "#shared/assessment/floors.ts";
import type { FloorId, ProfileRuleId } from "#shared/assessment/floors.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AnswerRule, Status, Switch } from "./clause-row.ts";
import { LIBRARY } from "./library.ts";
import type { ClauseId, LibraryClause } from "./library.ts";
import { ANSWER_RULES, meets, profileHits } from "./when.ts";
import type { ProfileHit } from "./when.ts";

/** The status of a clause that is in an outline. */
type PresentStatus = Exclude<Status, "-">;

/** One reason for a clause to be in the outline, and the parties that gave it. */
export type Reason =
  | { readonly kind: "degree"; readonly degree: Degree; readonly status: PresentStatus }
  | { readonly kind: "floor"; readonly id: FloorId; readonly by: readonly string[] }
  | { readonly kind: "profile"; readonly id: ProfileRuleId; readonly by: readonly string[] }
  | { readonly kind: "answer"; readonly question: QuestionId; readonly by: readonly string[] }
  | { readonly kind: "modules"; readonly clauses: readonly ClauseId[] };

/** One clause of an outline with everything that put it there. */
export interface OutlinedClause {
  readonly id: ClauseId;
  readonly status: PresentStatus;
  readonly place: "body" | "schedule";
  readonly why: readonly Reason[];
}

/** What an outline needs of a result: nothing private is in it. */
export type Fitted = Pick<Assessed, "workingDegree" | "floors">;

/** The ordered clauses with their status, as in `"FM-01:R"`. */
type Listed = `${ClauseId}:${PresentStatus}`;

export interface Outline {
  /** What follows from the parties' profiles, beside what their answers force. */
  readonly profile: {
    readonly clauses: readonly string[];
    readonly gates: readonly Gate[];
    readonly ids: readonly ProfileRuleId[];
  };
  readonly body: readonly Listed[];
  readonly schedules: readonly Listed[];
}

/**
 * The agreement that fits a result (TE1 to TE7): the clauses of the working degree, those that
 * facts, profiles and answers require, in the order of the library, schedules after the body.
 */
export function outline(result: Fitted, parties: readonly AssessedParty[]): Outline {
  const clauses = outlinedClauses(result, parties);
  const hits = profileHits(result.workingDegree, parties);
  const inPlace = (place: OutlinedClause["place"]) =>
    clauses
      .filter((clause) => clause.place === place)
      .map(({ id, status }): Listed => `${id}:${status}`);
  return {
    profile: {
      clauses: [...new Set(hits.flatMap(({ rule }) => rule.clauses))],
      gates: [...new Set(hits.flatMap(({ rule }) => rule.gates))],
      ids: hits.map(({ rule }) => rule.id),
    },
    body: inPlace("body"),
    schedules: inPlace("schedule"),
  };
}

/** The same clauses as `outline`, in the order of the library, each with its reasons. */
export function outlinedClauses(
  result: Fitted,
  parties: readonly AssessedParty[],
): readonly OutlinedClause[] {
  const hits = profileHits(result.workingDegree, parties);
  const drafted = LIBRARY.map((clause) => outlined(clause, { result, parties, hits })).filter(
    (clause) => clause !== null,
  );
  return withLawAndCourts(drafted, result.workingDegree);
}

/** The binding modules that must be in, in table order: the list that FM-03 gives (TE6). */
export function requiredModules(clauses: readonly OutlinedClause[]): readonly ClauseId[] {
  return clauses
    .filter(({ id, status }) => status === "R" && isModule(id) && id !== "FM-03" && id !== "DI-02")
    .map(({ id }) => id);
}

interface Facts {
  readonly result: Fitted;
  readonly parties: readonly AssessedParty[];
  readonly hits: readonly ProfileHit[];
}

function outlined(clause: LibraryClause, facts: Facts): OutlinedClause | null {
  const degree = facts.result.workingDegree;
  const column = clause.deg[degree - 1] ?? "-";
  const required = clause.sw.flatMap((id) => reasonsOf(id, { clause, column, facts }));
  const listed: readonly Reason[] =
    column === "-" ? [] : [{ kind: "degree", degree, status: column }];
  const status = required.length > 0 ? "R" : column;
  if (status === "-") return null;
  return { id: clause.id, status, place: clause.place, why: [...required, ...listed] };
}

interface Case {
  readonly clause: LibraryClause;
  readonly column: Status;
  readonly facts: Facts;
}

function reasonsOf(id: Switch, { clause, column, facts }: Case): readonly Reason[] {
  if (id === "modules") return [];
  if (isAnswerRule(id)) {
    const by = column === "-" ? [] : meets(id, facts.parties);
    return by.length > 0 ? [{ kind: "answer", question: ANSWER_RULES[id].question, by }] : [];
  }
  const hit = facts.hits.find(({ rule }) => rule.id === id);
  if (hit !== undefined) return [{ kind: "profile", id: hit.rule.id, by: hit.by }];
  return facts.result.floors
    .filter((live) => live.id === id && floorById(id)?.clauses.includes(clause.id) === true)
    .map((live) => ({ kind: "floor", id: live.id, by: live.by }));
}

/** Below degree 4 the law clause is required as soon as one other binding module is (TE6). */
function withLawAndCourts(
  clauses: readonly OutlinedClause[],
  degree: Degree,
): readonly OutlinedClause[] {
  const modules = requiredModules(clauses);
  if (degree >= 4 || modules.length === 0) return clauses;
  const why: Reason = { kind: "modules", clauses: modules };
  const present = clauses.find(({ id }) => id === "DI-02");
  const law: OutlinedClause = {
    id: "DI-02",
    status: "R",
    place: "body",
    why: [why, ...(present?.why ?? [])],
  };
  const others = clauses.filter(({ id }) => id !== "DI-02");
  return [...others, law].toSorted((a, b) => rankOf(a.id) - rankOf(b.id));
}

const order: ReadonlyMap<string, number> = new Map(LIBRARY.map(({ id }, index) => [id, index]));

function rankOf(id: ClauseId): number {
  return order.get(id) ?? LIBRARY.length;
}

function isModule(id: ClauseId): boolean {
  return LIBRARY.some((clause) => clause.id === id && clause.bind === "module");
}

function isAnswerRule(id: Switch): id is AnswerRule {
  return id in ANSWER_RULES;
}
