import type { Question } from "#shared/assessment/question.ts";
import { choicesOf } from "#shared/assessment/questions.ts";
import type { OwnAnswer } from "#shared/protocol/assessment.ts";
import type { Value } from "./assessment.ts";
import { codesOf } from "./words.ts";

/** "Not sure yet" where it stores nothing; a fact has the code `unsure` of its own. */
export const NOT_SURE = "unsure";

/** One answer to choose from. `apart`: "or" stands before it, and it is chosen alone. */
export interface FormChoice {
  readonly value: string;
  /** Empty for "Not sure yet", whose words are the form's. */
  readonly label: string;
  readonly hint?: string;
  readonly apart: boolean;
}

/** The choices of a question, "Not sure yet" last and apart. */
export function formChoices(question: Question): readonly FormChoice[] {
  const choices = choicesOf(question).map(({ code, label, hint }): FormChoice => ({
    value: code,
    label,
    apart: code === NOT_SURE,
    ...(hint !== undefined && { hint }),
  }));
  if (question.kind === "fact") return choices;
  return [...choices, { value: NOT_SURE, label: "", apart: true }];
}

/** What is ticked for a stored answer; nothing while the question has none. */
export function chosenFrom(answer: OwnAnswer | undefined): readonly string[] {
  if (answer === undefined) return [];
  return answer.value === null ? [NOT_SURE] : codesOf(answer.value);
}

/** What is stored for what is ticked. */
export function valueOf(question: Question, chosen: readonly string[]): Value {
  if (question.kind === "fact") {
    if (question.multi) return chosen.length === 0 ? null : chosen;
    return chosen[0] ?? null;
  }
  const score = Number(chosen[0]);
  return Number.isInteger(score) ? score : null;
}

/**
 * The ticks after one more press. "None" and "Not sure yet" stand alone: ticking one clears the
 * others, and ticking another clears them.
 */
export function toggled(
  question: Question,
  chosen: readonly string[],
  code: string,
): readonly string[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code);
  const alone = ["none", NOT_SURE];
  const kept = alone.includes(code) ? [] : chosen.filter((one) => !alone.includes(one));
  return formChoices(question)
    .map(({ value }) => value)
    .filter((value) => value === code || kept.includes(value));
}
