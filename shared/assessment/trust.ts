import type { Refusal } from "../problem/problem.ts";
import type { Score } from "./question.ts";
import type { Answers, ReadyId } from "./questions.ts";

/**
 * The number of the words in which the readiness statements say who sees an answer. It is kept with
 * every answer that was given under them, and it rises when those words change. 1: "Only your own
 * organisation sees this answer." and nothing more.
 */
export const READINESS_PROMISE = 2;

/** What an answer is kept with when nobody said under which words it was given: the oldest ones. */
export const FIRST_PROMISE = 1;

/** An answer that speaks against a readiness statement: "Disagree" or "Strongly disagree" (AS12). */
export function isLow(score: Score): boolean {
  return score <= 2;
}

/**
 * The statements that are about the others: trust in them to bring bad news (H3) and a fair say (H4).
 * Only these can be mended by a talk of all. The board (H1), the checks (H2) and time, people and money
 * (H5) are an organisation's own work before it signs; counted in, they would make the sentence untrue.
 */
export const TRUST_IDS = ["H3", "H4"] as const satisfies readonly ReadyId[];

const ORGANISATIONS_NEEDED = 3;
const LOW_ANSWERS_NEEDED = 2;

/**
 * Does trust need a talk? Yes when at least three organisations answer the statements about trust, and
 * at least two of all these answers are low (AS71).
 *
 * What the yes gives away, to a reader who knows the answers of its own organisation and subtracts them
 * (AS72): that others have low answers, and of no single one of them that it has. That holds for any
 * group that puts its answers together, as long as two organisations are outside it. Two things make it
 * so. Low *answers* are counted and not organisations that have one: were two organisations asked for,
 * the third of three would know of both others. And each may have two of them, so that both may be the
 * same one's. Whoever has all answers but one organisation's learns of that one; no sentence that
 * depends on all could hide it.
 *
 * A no says nothing and is not shown. To somebody with one low answer it tells that nobody else who was
 * counted has one, which hurts nobody.
 *
 * Asked once, when the answers open, and kept (AS73): worked out again, the sentence would come or go
 * with the one who joined, left or thought again, and tell on them.
 * @param parties the answers of each that were given under the promise that allows it (AS70)
 */
export function trustNeedsTalk(parties: readonly Answers[]): boolean {
  const said = parties.map(trustScores).filter((scores) => scores.length > 0);
  const low = said.flat().filter(isLow);
  return said.length >= ORGANISATIONS_NEEDED && low.length >= LOW_ANSWERS_NEEDED;
}

function trustScores(answers: Answers): readonly Score[] {
  return TRUST_IDS.map((id) => answers[id]).filter(
    (score) => score !== null && score !== undefined,
  );
}

/** An answer as its own organisation has it now, and the words it was given under. */
interface Shareable {
  readonly value: unknown;
  readonly promise: number;
}

/** How many parties an agreement has for one of them to share with the other. */
export const BETWEEN = 2;

/**
 * May an organisation show this answer of its own to the other one? Between two, a low answer that was
 * given under words that say so, and exactly the one that the person has seen (AS74).
 * @returns `notBetweenTwo`, `conflict` when the answer is another one by now, `badValue` when it is not
 * low, `answeredBefore` when it was given under an older promise; nothing when it may
 */
export function sharingRefused(
  answer: Shareable | null,
  asked: { readonly parties: number; readonly value: Score },
): Refusal | null {
  if (asked.parties !== BETWEEN) return { code: "notBetweenTwo" };
  if (answer?.value !== asked.value) return { code: "conflict" };
  if (!isLow(asked.value)) return { code: "badValue", field: "value" };
  return answer.promise < READINESS_PROMISE ? { code: "answeredBefore" } : null;
}
