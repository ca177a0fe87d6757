import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";

/** The addresses of the assessment's pages, and of the draft that follows. */
export const places = {
  agreement: (agreement: string) => `/agreements/${agreement}`,
  assessment: (agreement: string) => `/agreements/${agreement}/assessment`,
  people: (agreement: string) => `/agreements/${agreement}/people`,
  result: (agreement: string) => `/agreements/${agreement}/result`,
  review: (agreement: string) => `/agreements/${agreement}/review`,
  check: (agreement: string) => `/agreements/${agreement}/assessment/check`,
  question: (agreement: string, question: QuestionId) =>
    `/agreements/${agreement}/assessment/questions/${question}`,
  draft: (agreement: string) => `/agreements/${agreement}/draft`,
};

/** Where a question stands among all, from 0. */
export function positionOf(question: QuestionId): number {
  return QUESTIONS.findIndex(({ id }) => id === question);
}
