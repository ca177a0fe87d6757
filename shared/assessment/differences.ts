import type { AssessedParty } from "./assess.ts";
import { factCodes } from "./facts.ts";
import { choicesOf, FACT_IDS, QUESTIONS } from "./questions.ts";
import type { QuestionId } from "./questions.ts";
import { areaMeans, SCORED_AREAS } from "./score.ts";
import type { ScoredArea } from "./score.ts";

/** How close the parties are in one area: a gap of two is a talk, of three is far apart. */
type Closeness = "same" | "close" | "talk" | "far";

/** What one party said to one question, in full words; no words when it gave no answer. */
export interface Position {
  readonly party: string;
  readonly score: number | null;
  readonly words: readonly string[];
}

export interface QuestionDifference {
  readonly id: QuestionId;
  /** Highest minus lowest score; for a fact 0 or, when disputed, 1. */
  readonly spread: number;
  readonly disputed: boolean;
  /** Somebody has no answer to it yet. For a fact that is an answer of its own. */
  readonly unsure: boolean;
  readonly positions: readonly Position[];
}

export interface AreaDifference {
  readonly area: ScoredArea;
  readonly closeness: Closeness;
  readonly spread: number;
  readonly means: readonly { readonly party: string; readonly mean: number | null }[];
  /** The area's questions, the largest difference first, then those that somebody is not sure of. */
  readonly questions: readonly QuestionDifference[];
  /** The question whose `talk` helps most, or nothing when all said the same and are sure. */
  readonly talkAbout: QuestionId | null;
}

/**
 * Where the parties stand, area by area: the largest difference first, areas with a disputed fact
 * before equals, then in the order of the areas. Readiness is not in it.
 */
export function differences(parties: readonly AssessedParty[]): readonly AreaDifference[] {
  return SCORED_AREAS.map((area) => areaDifference(area, parties)).toSorted(
    (a, b) => b.spread - a.spread || disputes(b) - disputes(a),
  );
}

function areaDifference(area: ScoredArea, parties: readonly AssessedParty[]): AreaDifference {
  const means = parties.map(({ name, answers }) => ({
    party: name,
    mean: areaMeans(answers)[area],
  }));
  const spread = spreadOf(means.map(({ mean }) => mean));
  const questions = QUESTIONS.filter((question) => question.area === area)
    .map((question) => questionDifference(question, parties))
    .toSorted((a, b) => b.spread - a.spread || Number(b.unsure) - Number(a.unsure));
  const widest = questions.find(isOpen);
  return {
    area,
    spread,
    closeness: closenessOf(spread, widest !== undefined),
    means,
    questions,
    talkAbout: widest?.id ?? null,
  };
}

/** The parties differ on it, or somebody is not sure (AS47). */
export function isOpen({ spread, unsure }: QuestionDifference): boolean {
  return spread > 0 || unsure;
}

function questionDifference(
  question: (typeof QUESTIONS)[number],
  parties: readonly AssessedParty[],
): QuestionDifference {
  const positions = parties.map((party) => positionOf(question, party));
  const disputed =
    question.kind === "fact" && new Set(positions.map(({ words }) => words.join("\n"))).size > 1;
  const spread = spreadOf(positions.map(({ score }) => score));
  const unsure = positions.some(({ words }) => words.length === 0);
  return { id: question.id, spread: disputed ? 1 : spread, disputed, unsure, positions };
}

function positionOf(
  question: (typeof QUESTIONS)[number],
  { name, answers }: AssessedParty,
): Position {
  const fact = FACT_IDS.find((id) => id === question.id);
  const answer = answers[question.id];
  const codes = fact === undefined ? [String(answer ?? "")] : factCodes(answers, fact);
  return {
    party: name,
    score: typeof answer === "number" ? answer : null,
    words: choicesOf(question)
      .filter(({ code }) => codes.includes(code))
      .map(({ label }) => label),
  };
}

function closenessOf(spread: number, differs: boolean): Closeness {
  if (!differs) return "same";
  if (spread < 2) return "close";
  return spread < 3 ? "talk" : "far";
}

function spreadOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return 0;
  const difference = Math.max(...known) - Math.min(...known);
  return Math.round(difference * 1e6) / 1e6;
}

function disputes({ questions }: AreaDifference): number {
  return questions.filter(({ disputed }) => disputed).length;
}
