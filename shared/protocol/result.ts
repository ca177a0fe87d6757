import * as z from "zod";
import { FLOOR_IDS } from "../assessment/floors.ts";
import { FACT_IDS, SharedAnswersSchema } from "../assessment/questions.ts";
import { STANDARD, Thresholds } from "../assessment/thresholds.ts";

const At = z.iso.datetime();
const Degree = z.literal([1, 2, 3, 4, 5]);
const Area = z.enum(["A", "B", "C", "D", "E", "F", "G"]);
const Names = z.array(z.string()).readonly();

/** What the answers say together, without anything private. */
export const OpenResult = z.strictObject({
  state: z.enum(["conversation", "provisional", "proposed"]),
  degree: Degree.nullable(),
  workingDegree: Degree,
  floor: Degree,
  practice: z.array(z.tuple([z.string(), Degree]).readonly()).readonly(),
  range: z.number(),
  outliers: Names,
  disputed: z.array(z.enum(FACT_IDS)).readonly(),
  spread: z.record(Area, z.number()),
  hot: z.array(Area).readonly(),
  floors: z
    .array(
      z.strictObject({
        id: z.enum(FLOOR_IDS),
        min: Degree,
        asks: Degree.optional(),
        by: Names,
        basis: z.enum(["law", "regulator", "funder", "policy"]),
      }),
    )
    .readonly(),
  flagged: z.array(z.strictObject({ id: z.enum(FLOOR_IDS), by: Names, clauses: Names })).readonly(),
  gates: Names,
  forced: Names,
  unsure: z.array(z.enum(FACT_IDS)).readonly(),
});

export type OpenResult = z.infer<typeof OpenResult>;

/** A party as a result was computed from it: no name of a person, no readiness. */
export const ResultParty = z.strictObject({
  organisationId: z.string(),
  /** The name by which the result speaks of the party. */
  name: z.string(),
  shortName: z.string(),
  mark: z.number().int().min(1).max(8),
  legalForm: z.string(),
  languages: Names,
  publicAuthority: z.boolean(),
  answers: SharedAnswersSchema,
});

/**
 * Everything that a result was computed from. It is kept beside the result for ever. Those of before
 * thresholds could be chosen name none: the standard held.
 */
export const ResultInputs = z.strictObject({
  parties: z.array(ResultParty),
  thresholds: Thresholds.default(STANDARD),
});
export type ResultInputs = z.infer<typeof ResultInputs>;

/** A signed agreement is lighter than its facts need by now: which facts, and what is missing. */
export const OutgrownView = z.strictObject({
  signed: Degree,
  needs: Degree,
  facts: z.array(z.strictObject({ id: z.enum(FLOOR_IDS), by: Names }).readonly()).readonly(),
  /** Ids of the clause library. */
  missing: Names,
});

/** One result and what it changed: who came and went, the degree, and clauses in and out. */
export const ResultStep = z.strictObject({
  revision: z.number().int().min(1),
  at: At,
  state: z.enum(["conversation", "provisional", "proposed"]),
  degree: Degree.nullable(),
  workingDegree: Degree,
  joined: Names,
  left: Names,
  clausesIn: Names,
  clausesOut: Names,
});
export type ResultStep = z.infer<typeof ResultStep>;
