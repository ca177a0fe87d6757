import * as z from "zod";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import { FLOOR_IDS } from "../assessment/floors.ts";
import { Thresholds } from "../assessment/thresholds.ts";

const At = z.iso.datetime();

/**
 * `POST /api/agreements/:agreement/thresholds/propose` (confirmDegree): the caller's party proposes
 * other amounts and distances for this agreement, or that floors of policy hold at a lower degree, with
 * a reason, and says yes to that in the same breath. `inputsHash` names the result that it has seen.
 * 409 `assessmentSealed`, `resultChanged`; 422 `badValue` for what holds already, for a floor that
 * nobody reports and for a degree that is no lower; 422 `floorInsisted` for a floor of the law, a
 * regulator or a funder.
 */
export const ProposeThresholds = z.strictObject({
  thresholds: Thresholds,
  reason: z.string().trim().min(1).max(2000),
  inputsHash: z.string().max(64),
});

/**
 * `POST /api/agreements/:agreement/thresholds/agree` (confirmDegree): the caller's party says yes to
 * exactly this proposal. When every party has, it holds. 409 `resultChanged` for one that is not asked
 * about any more, and for one whose facts have changed since it was made.
 */
export const AgreeThresholds = z.strictObject({ number: z.number().int().min(1).max(1_000_000) });

/**
 * `POST /api/agreements/:agreement/thresholds/withdraw` (confirmDegree): the party that proposed takes
 * this proposal back, while not every party has said yes. 403 `notAllowed` for that of another party,
 * 409 `resultChanged` for one that is not asked about any more.
 */
export const WithdrawThresholds = z.strictObject({ number: AgreeThresholds.shape.number });

const Yes = z.strictObject({ organisationId: z.string(), personName: z.string(), at: At });

/** Other thresholds that a party has proposed, and who says yes to them. */
export const ThresholdsProposal = z.strictObject({
  number: z.number().int().min(1),
  thresholds: Thresholds,
  reason: z.string(),
  organisationId: z.string(),
  personName: z.string(),
  at: At,
  yes: z.array(Yes).readonly(),
});
export type ThresholdsProposal = z.infer<typeof ThresholdsProposal>;

/** A floor that all have agreed to lower: who proposed it, when and why. */
export const LoweredFloor = z.strictObject({
  floor: z.enum(FLOOR_IDS),
  degree: z.literal(ALL_DEGREES),
  /** The number of the proposal that lowered it. */
  number: z.number().int().min(1),
  reason: z.string(),
  organisationId: z.string(),
  personName: z.string(),
  at: At,
  /** False when the facts that it was lowered for have changed: the floor holds as it is by itself. */
  holds: z.boolean(),
});
export type LoweredFloor = z.infer<typeof LoweredFloor>;

/** What the floors of policy and the distance between parties are here, and why. */
export const ThresholdsView = z.strictObject({
  /** Of the lowered floors, only those that hold. */
  now: Thresholds,
  /** What the agreement began with, and its reason where that is not the standard. */
  began: z.strictObject({ thresholds: Thresholds, reason: z.string() }),
  /** The proposal that every party has agreed to, or null while `began` holds. */
  agreed: ThresholdsProposal.nullable(),
  /** Every floor that `agreed` lowers, in the order of their numbers. */
  lowered: z.array(LoweredFloor).readonly(),
  /**
   * A newer proposal that not every party has said yes to. `lapsed`: the facts that it lowers a floor
   * for have changed, so nobody can say yes to it.
   */
  proposal: ThresholdsProposal.extend({ lapsed: z.boolean() }).nullable(),
});
export type ThresholdsView = z.infer<typeof ThresholdsView>;
