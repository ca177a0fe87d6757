import * as z from "zod";
import { FACT_IDS, QUESTIONS } from "../assessment/questions.ts";

const At = z.iso.datetime();
const Question = z.enum(QUESTIONS.map(({ id }) => id));
const Value = z.union([z.string(), z.array(z.string()).readonly()]);

/**
 * `PUT /api/agreements/:agreement/facts/:question` (answer): after the reveal the caller's party says
 * yes to one value of a fact. When every party says yes to the same, it becomes the answer of all,
 * as dated changes. 422 `unknownQuestion` for anything but a fact, 422 `unknownAnswer` also for
 * `unsure`, 409 `assessmentSealed`. `DELETE` takes the yes back.
 */
export const SayYesToFact = z.strictObject({ value: Value });
export const FactSaid = z.strictObject({ settled: z.boolean() });

/** One party's yes to a value. */
export const FactYes = z.strictObject({
  question: z.enum(FACT_IDS),
  organisationId: z.string(),
  value: Value,
  personName: z.string(),
  at: At,
});
export type FactYes = z.infer<typeof FactYes>;

/**
 * `PUT /api/agreements/:agreement/agreed/:question` (noteAgreed): what the parties have agreed about
 * a question, in place of the earlier note; empty words take it away. 409 `assessmentSealed`.
 */
export const SaveAgreed = z.strictObject({ words: z.string().trim().max(2000) });

/** What was agreed about a question, and the clauses it is the starting note of. */
export const AgreedNote = z.strictObject({
  question: Question,
  /** Ids of the clause library. */
  clauses: z.array(z.string()).readonly(),
  words: z.string(),
  personName: z.string(),
  organisationId: z.string(),
  at: At,
});
export type AgreedNote = z.infer<typeof AgreedNote>;

/**
 * `GET /api/agreements/:agreement/agreed` (read): every note of what was agreed, by question. The
 * draft shows one beside each clause that it names. Empty before the reveal.
 */
export const AgreedNotes = z.strictObject({ notes: z.array(AgreedNote) });
