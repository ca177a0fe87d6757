import type { ClientProblemCode } from "./client.ts";
import { ProblemError } from "./client.ts";

/**
 * What a person can do next, as a button under the sentence.
 * none: the sentence says it · again: the same request · reload: see the page as it is now ·
 * signIn: and come back · home: to their agreements
 */
export type NextStep = "none" | "again" | "reload" | "signIn" | "home";

/** The next step after every refusal; the sentence has the same code in the messages. */
export const NEXT_STEP: Record<ClientProblemCode, NextStep> = {
  badRequest: "reload",
  tooLarge: "none",
  notJson: "reload",
  wrongOrigin: "reload",
  signInNeeded: "signIn",
  stepUpNeeded: "signIn",
  notFound: "home",
  notAllowed: "none",
  wrongStage: "reload",
  unknownField: "reload",
  badValue: "none",
  tooMany: "again",
  conflict: "reload",
  codeWrong: "none",
  codeExpired: "none",
  inviteUsed: "signIn",
  inviteExpired: "none",
  inviteForOther: "none",
  alreadyOnAgreement: "none",
  withAnotherParty: "none",
  partyAsked: "none",
  partiesFull: "none",
  joinWhenOpen: "none",
  answersFirst: "home",
  organisationHere: "none",
  lastAdministrator: "none",
  lastLead: "none",
  passkeyUnknown: "none",
  unknownQuestion: "reload",
  unknownAnswer: "reload",
  notAsked: "reload",
  assessmentFinished: "reload",
  assessmentSealed: "reload",
  answersOpen: "reload",
  deadlineAhead: "reload",
  assessmentIncomplete: "reload",
  resultChanged: "reload",
  degreeNotOpen: "reload",
  degreeBelowFloor: "none",
  floorInsisted: "none",
  reviewNotOpen: "reload",
  notBetweenTwo: "reload",
  answeredBefore: "none",
  reviewUnanswered: "reload",
  draftChanged: "reload",
  notReady: "reload",
  signersMissing: "reload",
  frozen: "reload",
  unreadableText: "none",
  unknownClause: "reload",
  clauseNotInDraft: "again",
  clauseFree: "reload",
  clauseInsisted: "none",
  unknownGate: "reload",
  gateNeedsReason: "none",
  letterLacks: "reload",
  letterSent: "reload",
  letterNotWritten: "reload",
  gateInsisted: "none",
  textChanged: "reload",
  alreadySigned: "reload",
  roundOver: "reload",
  notSignatory: "none",
  notOnPaper: "reload",
  fingerprintDiffers: "none",
  notAScan: "none",
  paperNotHere: "reload",
  paperMatched: "reload",
  noAuthority: "none",
  challengeUsed: "again",
  challengeExpired: "again",
  assertionRefused: "again",
  noPasskey: "none",
  reasonNeeded: "none",
  notServing: "again",
  lowDisk: "again",
  notSaved: "again",
  server: "again",
  unreachable: "again",
  unreadable: "reload",
};

/** A thrown value as the refusal it is; anything else is a fault of ours. */
export function problemFrom(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  return new ProblemError({
    code: "unreadable",
    status: 0,
    title: "Something failed in this page",
  });
}
