import type { AssessedParty } from "#shared/assessment/assess.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Basis, Gate } from "#shared/assessment/floor.ts";
import type { ProfileRuleId } from "#shared/assessment/floors.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { AnswerRule } from "./clause-row.ts";

/** A clause and perhaps a gate that follow from what kind of organisation a party is (TE3). */
export interface ProfileRule {
  readonly id: ProfileRuleId;
  /** The fact in words, true of the parties it names. */
  readonly because: string;
  /** The lowest degree at which it applies. */
  readonly from: Degree;
  readonly when: (party: AssessedParty) => boolean;
  readonly clauses: readonly string[];
  readonly gates: readonly Gate[];
  /** Who asks for it. */
  readonly basis: Basis;
}

export const PROFILE_RULES: readonly ProfileRule[] = [
  {
    id: "PR-01",
    because: "A public authority must answer freedom of information requests",
    from: 2,
    when: (party) => party.publicAuthority === true,
    clauses: ["IN-06"],
    gates: [],
    basis: "law",
  },
  {
    id: "PR-02",
    because: "A group without its own legal personality signs through named people",
    from: 3,
    when: (party) => party.legalForm === "unincorporated" || party.legalForm === "trust",
    clauses: ["SI-03"],
    gates: ["namedTrustees"],
    basis: "law",
  },
  {
    id: "PR-03",
    because: "A council has rules about who may sign and when a seal is used",
    from: 4,
    when: (party) => party.legalForm === "council",
    clauses: ["SI-03"],
    gates: ["executionCheck"],
    basis: "law",
  },
  {
    id: "PR-04",
    because: "A partner needs the agreement in a second language",
    from: 1,
    when: (party) => (party.languages?.length ?? 0) > 1,
    clauses: ["SI-05"],
    gates: [],
    basis: "policy",
  },
];

/** The answers that make a clause required as soon as one party gives them (TE4). */
export const ANSWER_RULES: Readonly<
  Record<AnswerRule, { readonly question: QuestionId; readonly least: number }>
> = {
  "B1>=4": { question: "B1", least: 4 },
  "C1>=3": { question: "C1", least: 3 },
  "C1>=5": { question: "C1", least: 5 },
  "D1>=4": { question: "D1", least: 4 },
  "D2>=4": { question: "D2", least: 4 },
  "E4>=3": { question: "E4", least: 3 },
};

/** The names of the parties whose answer meets a rule. */
export function meets(rule: AnswerRule, parties: readonly AssessedParty[]): readonly string[] {
  const { question, least } = ANSWER_RULES[rule];
  return parties
    .filter(({ answers }) => {
      const answer = answers[question];
      return typeof answer === "number" && answer >= least;
    })
    .map(({ name }) => name);
}

/** A profile rule that applies at this degree, with the parties it is true of. */
export interface ProfileHit {
  readonly rule: ProfileRule;
  readonly by: readonly string[];
}

/** The profile rules that apply at a degree, in the order of their numbers. */
export function profileHits(
  degree: Degree,
  parties: readonly AssessedParty[],
): readonly ProfileHit[] {
  return PROFILE_RULES.filter((rule) => degree >= rule.from)
    .map((rule) => ({ rule, by: parties.filter(rule.when).map(({ name }) => name) }))
    .filter(({ by }) => by.length > 0);
}
