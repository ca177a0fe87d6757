import { FLOOR_IDS } from "#shared/assessment/floors.ts";
import { groundsOf } from "#shared/assessment/lowered.ts";
import type { Answers } from "#shared/assessment/questions.ts";
import { agreedProposal } from "#shared/assessment/thresholds.ts";
import type {
  LoweredFloor,
  ThresholdsProposal,
  ThresholdsView,
} from "#shared/protocol/thresholds.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { newest } from "./current.ts";
import { openAnswers, type StoredAnswer, submissionsOf } from "./store.ts";
import { beganWith, proposalsOf, type StoredProposal } from "./threshold-store.ts";

interface Answering {
  readonly organisationId: string;
  readonly answers: Answers;
}

/**
 * The amounts, distances and lowered floors that hold for the parties whose answers count (AS38): what
 * every one of them has agreed to, else what the agreement began with; and the newer proposal that is
 * still open. What is lowered is lowered for the facts as they were (AS52).
 * @param answers of every party that has finished, oldest first
 */
export async function thresholdsOf(
  db: Reader,
  access: Access,
  answers: readonly StoredAnswer[],
): Promise<ThresholdsView> {
  const began = await beganWith(db, access);
  const proposals = await proposalsOf(db, access);
  const parties = (await submissionsOf(db, access)).map(({ organisationId }) => ({
    organisationId,
    answers: newest(answers.filter((answer) => answer.organisationId === organisationId)),
  }));
  const standing = proposals.filter(({ withdrawnAt }) => withdrawnAt === null);
  const agreed = chosen(standing, parties);
  const asked = standing.filter(({ yes }) => yes.some((one) => isOf(parties, one))).at(-1) ?? null;
  const lowered = agreed === null ? [] : loweredBy(agreed, proposals, parties);
  const holding = lowered.filter(({ holds }) => holds);
  return {
    now:
      agreed === null
        ? began.thresholds
        : {
            ...agreed.thresholds,
            lowered: Object.fromEntries(holding.map(({ floor, degree }) => [floor, degree])),
          },
    began,
    agreed: agreed === null ? null : shown(agreed),
    lowered,
    proposal:
      asked === null || asked.number === agreed?.number
        ? null
        : { ...shown(asked), lapsed: hasLapsed(asked, parties) },
  };
}

/**
 * The proposal that the leads of the other parties are asked about, since when, and which parties have
 * said yes; null while there is none, and for whoever owes its own answers.
 */
export async function thresholdsAsked(
  db: Reader,
  access: Access,
): Promise<{ readonly at: string; readonly yes: ReadonlySet<string> } | null> {
  const answers = await openAnswers(db, access);
  if (answers === null) return null;
  const { proposal } = await thresholdsOf(db, access, answers);
  if (proposal === null || proposal.lapsed) return null;
  return {
    at: proposal.at,
    yes: new Set(proposal.yes.map(({ organisationId }) => organisationId)),
  };
}

function isOf(
  parties: readonly Answering[],
  { organisationId }: { readonly organisationId: string },
): boolean {
  return parties.some((party) => party.organisationId === organisationId);
}

function chosen(
  proposals: readonly StoredProposal[],
  parties: readonly Answering[],
): StoredProposal | null {
  const said = proposals.map((proposal) => ({
    number: proposal.number,
    proposal,
    yes: proposal.yes.map(({ organisationId }) => organisationId),
  }));
  const asked = parties.map(({ organisationId }) => organisationId);
  return agreedProposal(said, asked)?.proposal ?? null;
}

/** What an agreed proposal lowers, each with the proposal that first did. */
function loweredBy(
  agreed: StoredProposal,
  proposals: readonly StoredProposal[],
  parties: readonly Answering[],
): LoweredFloor[] {
  return FLOOR_IDS.flatMap((floor) => {
    const degree = agreed.thresholds.lowered[floor];
    if (degree === undefined) return [];
    const first = proposals.find(({ number }) => number === agreed.grounds[floor]?.number);
    const { number, reason, organisationId, personName, at } = first ?? agreed;
    const holds = standsOnTheSame(floor, agreed, parties);
    return [{ floor, degree, number, reason, organisationId, personName, at, holds }];
  });
}

function hasLapsed(proposal: StoredProposal, parties: readonly Answering[]): boolean {
  const floors = Object.keys(proposal.thresholds.lowered);
  return floors.some((floor) => !standsOnTheSame(floor, proposal, parties));
}

function standsOnTheSame(
  floor: string,
  { grounds, thresholds }: StoredProposal,
  parties: readonly Answering[],
): boolean {
  return grounds[floor]?.facts === groundsOf(floor, parties, thresholds);
}

/** A proposal as the parties see it. */
function shown(stored: StoredProposal): ThresholdsProposal {
  const { number, thresholds, reason, organisationId, personName, at, yes } = stored;
  return { number, thresholds, reason, organisationId, personName, at, yes };
}
