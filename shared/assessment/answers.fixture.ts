import * as fc from "fast-check";
import type { AssessedParty } from "./assess.ts";
import type { Score } from "./question.ts";
import { AnswersSchema, QUESTIONS, SCALE_IDS } from "./questions.ts";
import type { Answers } from "./questions.ts";

/** Random parties for property tests: any legal answers, some questions left out. */

const score = fc.constantFrom<Score[]>(1, 2, 3, 4, 5);

const answers: fc.Arbitrary<Answers> = fc
  .record(Object.fromEntries(QUESTIONS.map((question) => [question.id, anyAnswer(question)])), {
    requiredKeys: [...SCALE_IDS],
  })
  .map((record) => AnswersSchema.parse(record));

function anyAnswer(question: (typeof QUESTIONS)[number]): fc.Arbitrary<unknown> {
  if (question.kind !== "fact") return score;
  const codes = question.options.map(({ code }) => code);
  return question.multi
    ? fc.subarray(codes, { minLength: 1, maxLength: 3 })
    : fc.constantFrom(...codes);
}

const party = (name: string): fc.Arbitrary<AssessedParty> =>
  fc.record({
    name: fc.constant(name),
    legalForm: fc.constantFrom("cio", "trust", "unincorporated", "council", undefined),
    languages: fc.constantFrom(["en"], ["cy", "en"], undefined),
    publicAuthority: fc.constantFrom(true, false, undefined),
    answers,
  });

/** Between two and seven parties named P1, P2… that have answered every scale question. */
export const anyParties: fc.Arbitrary<readonly AssessedParty[]> = fc
  .integer({ min: 2, max: 7 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => party(`P${String(index + 1)}`))),
  );

/** One party that gives the same score to every scale question and has no facts. */
export function uniform(name: string, value: Score, facts: Answers = {}): AssessedParty {
  const scales = Object.fromEntries(SCALE_IDS.map((id) => [id, value]));
  return { name, answers: AnswersSchema.parse({ ...scales, ...NO_FACTS, ...facts }) };
}

/** Every fact answered with the code that reports nothing. */
const NO_FACTS: Answers = {
  C3: "none",
  C4: "none",
  D3: "none",
  E1: ["none"],
  E2: "na",
  E3: "none",
  F1: ["none"],
  F3: ["none"],
};
