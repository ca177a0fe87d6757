import { toDegree } from "./degrees.ts";
import type { Degree } from "./degrees.ts";
import type { AreaId, Score } from "./question.ts";
import { questionById, READY_IDS, SCALE_IDS } from "./questions.ts";
import type { Answers, ReadyId } from "./questions.ts";
import { isLow } from "./trust.ts";

/** The areas that are scored: all but readiness. */
export const SCORED_AREAS = ["A", "B", "C", "D", "E", "F", "G"] as const;
export type ScoredArea = (typeof SCORED_AREAS)[number];

/** A party's mean in each area, or `null` where it answered no scale question. */
export type AreaMeans = Readonly<Record<ScoredArea, number | null>>;

const AREAS_NEEDED = 5;

/** The mean of the answered scale questions in every area (AS2). */
export function areaMeans(answers: Answers): AreaMeans {
  const mean = (area: AreaId) => {
    const scores = scoresIn(area, answers);
    return scores.length === 0 ? null : scores.reduce(add, 0) / scores.length;
  };
  return {
    A: mean("A"),
    B: mean("B"),
    C: mean("C"),
    D: mean("D"),
    E: mean("E"),
    F: mean("F"),
    G: mean("G"),
  };
}

/**
 * How formal one party's own practice is: the third-highest area, rounded to the lighter degree on
 * a tie (AS3). `null` while fewer than five areas have an answer.
 */
export function practiceOf(answers: Answers): Degree | null {
  const means = Object.values(areaMeans(answers)).filter((mean) => mean !== null);
  const third = means.toSorted((a, b) => b - a)[2];
  return means.length < AREAS_NEEDED || third === undefined ? null : roundLight(third);
}

/** The readiness statements a party disagrees with (AS12). */
export function lowReadiness(answers: Answers): readonly ReadyId[] {
  return READY_IDS.filter((id) => {
    const score = answers[id];
    return score !== null && score !== undefined && isLow(score);
  });
}

/** 2.5 gives 2 and 2.51 gives 3: facts that matter in law are caught by floors, so ties go light. */
function roundLight(mean: number): Degree {
  return toDegree(Math.ceil(mean - 0.5));
}

function scoresIn(area: AreaId, answers: Answers): readonly Score[] {
  return SCALE_IDS.filter((id) => questionById(id)?.area === area)
    .map((id) => answers[id])
    .filter((score) => score !== null && score !== undefined);
}

function add(sum: number, score: number): number {
  return sum + score;
}
