import { assess } from "#shared/assessment/assess.ts";
import type { AssessedParty, Result } from "#shared/assessment/assess.ts";
import { inputsHash } from "#shared/assessment/inputs-hash.ts";
import { AnswersSchema } from "#shared/assessment/questions.ts";
import type { Answers } from "#shared/assessment/questions.ts";
import type { Thresholds } from "#shared/assessment/thresholds.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { StoredAnswer, StoredParty } from "./store.ts";

/** A party with its newest answers, as the rule takes it. */
export type CurrentParty = StoredParty & AssessedParty;

/** What the newest answers say, and the hash that names exactly these answers and thresholds. */
export interface Current {
  readonly parties: readonly CurrentParty[];
  readonly thresholds: Thresholds;
  readonly result: Result;
  readonly inputsHash: string;
}

/**
 * The result of the newest answers of the parties that have given any. The same answers and thresholds
 * always give the same result and the same hash.
 * @param answers oldest first
 */
export function currentResult(
  parties: readonly StoredParty[],
  answers: readonly StoredAnswer[],
  thresholds: Thresholds,
): Current {
  const answering = parties.filter((party) =>
    answers.some(({ organisationId }) => organisationId === party.organisationId),
  );
  const taking = withNames(answering).map((party) => ({
    ...party,
    answers: newest(answers.filter((answer) => answer.organisationId === party.organisationId)),
  }));
  return {
    parties: taking,
    thresholds,
    result: assess(taking, thresholds),
    inputsHash: inputsHash(
      LIBRARY_VERSION,
      taking.map((party) => ({ ...party, id: party.organisationId })),
      thresholds,
    ),
  };
}

/** The newest answer to every question, as the rule takes them. */
export function newest(answers: readonly StoredAnswer[]): Answers {
  return AnswersSchema.parse(
    Object.fromEntries(answers.map(({ question, value }) => [question, value])),
  );
}

/** The result speaks of parties by name, so two of the same legal name are told apart. */
function withNames(parties: readonly StoredParty[]): readonly (StoredParty & { name: string })[] {
  return parties.map((party, index) => {
    const earlier = parties
      .slice(0, index)
      .filter(({ legalName }) => legalName === party.legalName).length;
    const name = earlier === 0 ? party.legalName : `${party.legalName} (${String(earlier + 1)})`;
    return { ...party, name };
  });
}
