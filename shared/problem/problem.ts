import * as z from "zod";

/**
 * Every refusal the product can give: its code, its HTTP status and its English title.
 * The same codes travel as socket refusals; the client has one sentence for each.
 *
 * 404 is also the answer for things that exist but must not be known to exist (THREATS 2.1).
 */
export const PROBLEMS = {
  badRequest: [400, "The request could not be read"],
  tooLarge: [413, "The request is too large"],
  notJson: [415, "The request must be JSON"],
  wrongOrigin: [403, "The request came from another site"],
  signInNeeded: [401, "Sign in first"],
  stepUpNeeded: [401, "Confirm that it is you first"],
  notFound: [404, "There is nothing here, or it is not yours to see"],
  notAllowed: [403, "Your role does not allow this"],
  wrongStage: [409, "The agreement is not in the right stage for this"],
  unknownField: [422, "A part of the request is not known"],
  badValue: [422, "A value does not fit"],
  tooMany: [429, "Too many tries in a short time"],
  conflict: [409, "Something changed in the meantime"],

  codeWrong: [422, "The code is not right"],
  codeExpired: [410, "The code has expired"],
  inviteUsed: [410, "This invitation has been used"],
  inviteExpired: [410, "This invitation has expired"],
  inviteForOther: [403, "This invitation is for another address"],
  alreadyOnAgreement: [409, "This person already has this role"],
  withAnotherParty: [409, "This person is already here for another organisation"],
  partyAsked: [409, "This person is invited, or waits for a yes, already"],
  partiesFull: [409, "There is no room for another organisation"],
  joinWhenOpen: [409, "The words are frozen, so nobody can join now"],
  answersFirst: [409, "Your organisation answers first"],
  organisationHere: [409, "This organisation is already a party"],
  lastAdministrator: [409, "An organisation needs one administrator"],
  lastLead: [409, "A party needs one lead"],
  passkeyUnknown: [422, "This passkey is not known here"],

  unknownQuestion: [422, "There is no such question"],
  unknownAnswer: [422, "This is not one of the answers"],
  notAsked: [409, "You are not asked for this answer"],
  assessmentFinished: [409, "The answers are finished"],
  assessmentSealed: [409, "The answers are sealed until every party has finished"],
  answersOpen: [409, "The answers are open already"],
  deadlineAhead: [409, "The last day for answers is not over"],
  assessmentIncomplete: [409, "Some questions still need an answer"],
  resultChanged: [409, "The result has changed"],
  degreeNotOpen: [409, "There is no degree to confirm yet"],
  degreeBelowFloor: [422, "The degree is below what the facts need"],
  floorInsisted: [422, "The law, a regulator or a funder asks for this degree"],
  reviewNotOpen: [409, "No review is open"],
  notBetweenTwo: [409, "This can be shared between two organisations only"],
  answeredBefore: [409, "This answer was given under an earlier promise"],
  reviewUnanswered: [409, "Not every party has looked at its answers"],

  draftChanged: [409, "The draft has changed"],
  notReady: [409, "The agreement is not ready to freeze"],
  signersMissing: [409, "An organisation needs more people to sign"],
  frozen: [409, "The text is frozen for signing"],
  unreadableText: [422, "The text has characters that cannot be signed"],
  unknownClause: [422, "There is no such clause"],
  clauseNotInDraft: [409, "This clause is not in the draft"],
  clauseFree: [409, "Any lead may take this clause out"],
  clauseInsisted: [422, "This clause must stay"],
  unknownGate: [422, "There is no such gate"],
  gateNeedsReason: [422, "A waiver needs a reason"],
  letterLacks: [409, "The letter needs more from a profile"],
  letterSent: [409, "The letter has been sent"],
  letterNotWritten: [409, "The letter is not written yet"],
  gateInsisted: [422, "This check cannot be waived"],

  textChanged: [409, "The text changed"],
  alreadySigned: [409, "You have signed this version"],
  roundOver: [409, "This signing round is over"],
  notSignatory: [403, "You are not asked to sign this version"],
  notOnPaper: [409, "This organisation does not sign on paper"],
  fingerprintDiffers: [422, "The fingerprint on the paper is another one"],
  notAScan: [422, "This file is not a scan"],
  paperNotHere: [409, "The paper is not recorded yet"],
  paperMatched: [409, "The paper has been matched already"],
  noAuthority: [409, "Your authority to sign is not confirmed"],
  challengeUsed: [409, "This signing request has been used"],
  challengeExpired: [410, "This signing request has expired"],
  assertionRefused: [422, "The passkey did not confirm this signature"],
  noPasskey: [409, "You have no passkey yet"],
  reasonNeeded: [422, "A reason is needed"],

  notServing: [503, "The server is not ready"],
  lowDisk: [503, "The server's disk is nearly full"],
  notSaved: [503, "The server cannot save at the moment"],
  server: [500, "Something went wrong on our side"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

const isCode = (value: string): value is ProblemCode => Object.hasOwn(PROBLEMS, value);
export const ProblemCode = z.string().transform((value, context): ProblemCode => {
  if (isCode(value)) return value;
  context.addIssue({ code: "custom", message: "unknown problem code" });
  return z.NEVER;
});

/** RFC 9457 body. `params` fill the sentence a person reads; `field` names the part that does not fit. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ProblemCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  field: z.string().optional(),
  reference: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A refusal in the domain is a value; the server's edge turns it into an answer. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly field?: string;
}

export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code][0];
}

export function titleOf(code: ProblemCode): string {
  return PROBLEMS[code][1];
}
