import * as z from "zod";
import { QUESTIONS } from "../assessment/questions.ts";

const At = z.iso.datetime();
const Question = z.enum(QUESTIONS.map(({ id }) => id));
const Words = z.string().trim().max(2000);

/**
 * `PUT /api/agreements/:agreement/notes/:question` (answer): a note that goes with one's own party's
 * answer and is sealed and opened with it. Empty words take it back. 409 `assessmentFinished`
 * between finishing and the reveal. A note on readiness stays with the own organisation for ever.
 */
export const SaveNote = z.strictObject({ words: Words });

/** A note as its readers see it. */
export const NoteView = z.strictObject({
  question: Question,
  words: z.string(),
  personName: z.string(),
  at: At,
});
export type NoteView = z.infer<typeof NoteView>;

/**
 * `POST /api/agreements/:agreement/asks/:question` (answer): ask a colleague who is on the agreement
 * for one's own organisation to answer one question; in place of an earlier ask for it.
 * 422 `badValue` for anybody else, 409 `assessmentFinished`. `DELETE` takes the ask back.
 */
export const AskColleague = z.strictObject({ personId: z.string() });

/**
 * `PUT /api/agreements/:agreement/asks/:question/answer` (answerAsked): the answer of somebody who
 * is asked for it, whatever their role. 409 `notAsked`. Body and answer as for `SaveAnswer`.
 */

/** An open ask of one's own organisation. No other organisation ever hears of it. */
export const AskView = z.strictObject({
  question: Question,
  personId: z.string(),
  personName: z.string(),
  askedBy: z.string(),
  at: At,
});
export type AskView = z.infer<typeof AskView>;

/**
 * `POST /api/agreements/:agreement/assessment/here` (answerAsked): I am at this question, or (null)
 * at none. Nothing is stored. Answers with the colleagues who are at one now.
 */
export const AmHere = z.strictObject({ question: Question.nullable() });
export const WhoIsHere = z.strictObject({
  people: z.array(z.strictObject({ personName: z.string(), question: Question })),
});
export type WhoIsHere = z.infer<typeof WhoIsHere>;
