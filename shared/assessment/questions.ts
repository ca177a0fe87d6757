import * as z from "zod";
import { AGREEMENT_LABELS } from "./question.ts";
import type { AreaId, Question, Score } from "./question.ts";
import { lawQuestions } from "./questions-law.ts";
import { peopleQuestions } from "./questions-people.ts";
import { readyQuestions } from "./questions-ready.ts";
import { workQuestions } from "./questions-work.ts";

const all = [...workQuestions, ...peopleQuestions, ...lawQuestions, ...readyQuestions] as const;

/** The 26 questions in the order in which they are asked. */
export const QUESTIONS: readonly (Question & { readonly id: QuestionId })[] = all;

type Asked = (typeof all)[number];
export type QuestionId = Asked["id"];
type ScaleId = Extract<Asked, { kind: "scale" }>["id"];
export type FactId = Extract<Asked, { kind: "fact" }>["id"];
export type ReadyId = Extract<Asked, { kind: "ready" }>["id"];
type MultiFactId = Extract<Asked, { multi: true }>["id"];

/** The codes that a fact may have, as in `FactCode<"C4">`: none, volunteers, seconded… */
export type FactCode<Id extends FactId = FactId> = Extract<
  Asked,
  { kind: "fact"; id: Id }
>["options"][number]["code"];

/**
 * What one party has said. A question that is missing or `null` is not answered: a scale or a
 * readiness statement is then left out, a fact counts as `unsure`.
 */
export type Answers = { readonly [K in ScaleId | ReadyId]?: Score | null | undefined } & {
  readonly [K in Exclude<FactId, MultiFactId>]?: FactCode<K> | null | undefined;
} & { readonly [K in MultiFactId]?: readonly FactCode<K>[] | null | undefined };

/** The name of each area and one line about it. */
export const AREAS: Readonly<Record<AreaId, { title: string; about: string }>> = {
  A: { title: "Purpose", about: "Why we are doing this together" },
  B: { title: "Work", about: "How joined-up the work is" },
  C: { title: "Money and resources", about: "What goes in and who holds it" },
  D: { title: "Decisions", about: "Who decides and who answers for it" },
  E: { title: "People and information", about: "Staff, volunteers, people supported, data" },
  F: { title: "Legal exposure", about: "What outsiders require and could claim" },
  G: { title: "Permanence", about: "How long, and how hard to leave" },
  H: { title: "Readiness", about: "Is each partner ready (never changes the degree)" },
};

const byId: ReadonlyMap<string, (typeof QUESTIONS)[number]> = new Map(
  QUESTIONS.map((question) => [question.id, question]),
);

/** The question with this id, or nothing when there is none. */
export function questionById(id: string): (typeof QUESTIONS)[number] | undefined {
  return byId.get(id);
}

/** Narrows a string to a question's id. */
export function isQuestionId(id: string): id is QuestionId {
  return byId.has(id);
}

const scaleIds: readonly ScaleId[] = all.filter((asked) => asked.kind === "scale").map(idOf);
const factIds: readonly FactId[] = all.filter((asked) => asked.kind === "fact").map(idOf);
const readyIds: readonly ReadyId[] = all.filter((asked) => asked.kind === "ready").map(idOf);
export { factIds as FACT_IDS, readyIds as READY_IDS, scaleIds as SCALE_IDS };

function idOf<Id extends QuestionId>(asked: { readonly id: Id }): Id {
  return asked.id;
}

/** One answer a person may choose: its code as it is stored, and its words. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  readonly hint?: string;
}

/** The answers to choose from, without "Not sure yet" where that stores nothing. */
export function choicesOf(question: Question): readonly Choice[] {
  if (question.kind === "fact") return question.options;
  const labels = question.kind === "scale" ? question.options : AGREEMENT_LABELS;
  return labels.map((label, index) => ({ code: String(index + 1), label }));
}

const Scored = z.literal([1, 2, 3, 4, 5]).nullable();

/**
 * What a question accepts: a score for a scale or a statement, one code or a list of codes for a
 * fact, or `null` for "no answer". A code of another question is refused.
 */
export function answerSchema(question: Question): z.ZodType<Score | string | string[] | null> {
  if (question.kind !== "fact") return Scored;
  const code = z.enum(question.options.map((option) => option.code));
  if (!question.multi) return code.nullable();
  return z.array(code).min(1).refine(eachOnce, "each code once").nullable();
}

function eachOnce(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length;
}

/** All answers of one party. Unknown questions and codes are refused, each with its path. */
export const AnswersSchema = answersTo(QUESTIONS);

/** What every party may see after the reveal: readiness is refused in it. */
export const SharedAnswersSchema = answersTo(QUESTIONS.filter(({ kind }) => kind !== "ready"));

function answersTo(questions: typeof QUESTIONS): z.ZodType<Answers> {
  const shape = z.strictObject(
    Object.fromEntries(
      questions.map((question) => [question.id, answerSchema(question).optional()]),
    ),
  );
  return z.custom<Answers>().superRefine((value, context) => {
    for (const issue of shape.safeParse(value).error?.issues ?? []) {
      context.addIssue({ code: "custom", message: issue.message, path: issue.path });
    }
  });
}
