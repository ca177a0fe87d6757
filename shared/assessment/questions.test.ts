import { expect, test } from "vitest";
import {
  answerSchema,
  AnswersSchema,
  choicesOf,
  FACT_IDS,
  isQuestionId,
  questionById,
  QUESTIONS,
  READY_IDS,
  SCALE_IDS,
} from "./questions.ts";

test("AS1 there are 26 questions: 13 scales, 8 facts and 5 readiness statements", () => {
  expect(QUESTIONS).toHaveLength(26);
  expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(26);
  expect([SCALE_IDS.length, FACT_IDS.length, READY_IDS.length]).toEqual([13, 8, 5]);
});

test("AS1 every fact has the code unsure, and every question has words around it", () => {
  for (const question of QUESTIONS) {
    expect([question.text, question.help, question.why, question.talk]).not.toContain("");
    const codes = choicesOf(question).map(({ code }) => code);
    expect(codes).toContain(question.kind === "fact" ? "unsure" : "5");
  }
});

test("AS1 an answer that its question does not have is refused, with the question named", () => {
  const refusal = AnswersSchema.safeParse({ C3: "lots", A1: 6, Z9: 1 });
  expect(refusal.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)).toEqual([
    expect.stringContaining("A1"),
    expect.stringContaining("C3"),
    expect.stringContaining('"Z9"'),
  ]);
});

test("AS1 several codes may be given once each, and only where the question allows it", () => {
  const [e1, c4] = [questionById("E1"), questionById("C4")];
  if (e1 === undefined || c4 === undefined) throw new Error("E1 and C4 are questions");
  expect(answerSchema(e1).safeParse(["staff", "personal"]).success).toBe(true);
  expect(answerSchema(e1).safeParse(["staff", "staff"]).success).toBe(false);
  expect(answerSchema(e1).safeParse([]).success).toBe(false);
  expect(answerSchema(c4).safeParse(["none"]).success).toBe(false);
  expect(answerSchema(c4).safeParse(null).success).toBe(true);
});

test("AS1 a name from an object's prototype is no question", () => {
  expect(isQuestionId("constructor")).toBe(false);
  expect(questionById("toString")).toBeUndefined();
});
