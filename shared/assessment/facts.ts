import { FACT_IDS } from "./questions.ts";
import type { Answers, FactId } from "./questions.ts";

/** The codes a party gave for a fact, sorted. No answer is `unsure` (AS5). */
export function factCodes(answers: Answers, id: FactId): readonly string[] {
  const answer = answers[id];
  if (answer === null || answer === undefined) return ["unsure"];
  if (typeof answer === "string") return [answer];
  return answer.length === 0 ? ["unsure"] : [...new Set<string>(answer)].toSorted();
}

/** The facts on which the parties' answers differ. Several codes compare as a set. */
export function disputedFacts(all: readonly Answers[]): readonly FactId[] {
  return FACT_IDS.filter((id) => new Set(all.map((one) => factCodes(one, id).join())).size > 1);
}

/** The facts of which at least one party is not sure yet. */
export function unsureFacts(all: readonly Answers[]): readonly FactId[] {
  return FACT_IDS.filter((id) => all.some((one) => factCodes(one, id).includes("unsure")));
}
