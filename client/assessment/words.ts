import { choicesOf } from "#shared/assessment/questions.ts";
import type { Question } from "#shared/assessment/question.ts";
import type { AssessmentView, OpenParty } from "#shared/protocol/assessment.ts";
import type { Value } from "./assessment.ts";

/** The words of an answer; none for "Not sure yet" where that stores nothing. */
export function wordsOf(question: Question, value: Value): readonly string[] {
  const codes = codesOf(value);
  return choicesOf(question)
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => label);
}

/** The codes of an answer, as the choices have them. */
export function codesOf(value: Value): readonly string[] {
  if (value === null) return [];
  return typeof value === "object" ? value : [String(value)];
}

/** Beyond this many parties a chart counts them; names stay in words. */
export const NAMED_AT_MOST = 6;

/** "Harrowfell, Alderbeck and Northmere" in the app's language. */
export function listed(words: readonly string[], language: string): string {
  const tag = language === "en" ? "en-GB" : language;
  return new Intl.ListFormat(tag, { type: "conjunction" }).format(words);
}

/** The promise about one's own answers: whoever is late opens alone, everybody else together. */
export function sealedWords({ openedAt }: AssessmentView): "who.sealed" | "who.sealedLate" {
  return openedAt === null ? "who.sealed" : "who.sealedLate";
}

/** The party of which the result speaks by this name. */
export function partyNamed(parties: readonly OpenParty[], name: string): OpenParty | undefined {
  return parties.find((party) => party.name === name);
}

/** The short name of the party that a result names. */
export function shortName(parties: readonly OpenParty[], name: string): string {
  return partyNamed(parties, name)?.shortName ?? name;
}

/** The short names of the parties that a result names. */
export function shortNames(parties: readonly OpenParty[], names: readonly string[]): string[] {
  return names.map((name) => shortName(parties, name));
}
