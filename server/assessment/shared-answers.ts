import { QUESTIONS, SharedAnswersSchema } from "#shared/assessment/questions.ts";
import type { Answers } from "#shared/assessment/questions.ts";

/** Answers without readiness, which its own party alone may see. */
export function sharedAnswers(answers: Answers): Answers {
  const ids = QUESTIONS.filter(({ kind }) => kind !== "ready").map(({ id }) => id);
  return SharedAnswersSchema.parse(
    Object.fromEntries(ids.filter((id) => id in answers).map((id) => [id, answers[id]])),
  );
}
