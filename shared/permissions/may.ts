import { type Role, type Stage, STAGES } from "../agreements/stage.ts";

/** Everything a person can do on an agreement. Every route and socket message maps to one of these. */
export const ACTIONS = [
  "look",
  "read",
  "export",
  "verify",
  "readPeople",
  "invite",
  "inviteParty",
  "answer",
  "answerAsked",
  "confirmDegree",
  "noteAgreed",
  "startDraft",
  "edit",
  "keepWording",
  "offerWording",
  "comment",
  "closeGate",
  "closeLegalReview",
  "waiveLegalReview",
  "freeze",
  "thaw",
  "sign",
  "decline",
  "recordPaper",
  "matchPaper",
  "confirmAuthority",
  "removeMember",
  "leave",
  "reviewAgreement",
  "readKept",
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * A seat is a role on the agreement, or the administrator of an organisation that is a party.
 * An administrator who has no role on the agreement sees its people, never its words.
 */
export type Seat = Role | "administrator";
export const SEATS: readonly Seat[] = ["lead", "legal", "director", "viewer", "administrator"];

/**
 * What decides which row holds for the people of one party: the stage of the agreement; or, while the
 * answers of others are open and the party has not given its own, `joining`, and `shut` once it is
 * too late to give them. `left` is the row of those whose party has gone: what was kept for them then,
 * and nothing of the agreement.
 */
export const PHASES = [...STAGES, "joining", "shut", "left"] as const;
export type Phase = (typeof PHASES)[number];

/**
 * A party that owes its answers sees nothing that was made from those of others: no result, no draft,
 * no discussion, no history (AS15, AS32). It would answer what it has read.
 */
export function phaseOf(
  stage: Stage,
  party: { readonly revealed: boolean; readonly finished: boolean },
): Phase {
  if (!party.revealed || party.finished) return stage;
  return stage === "assessing" || stage === "drafting" ? "joining" : "shut";
}

type Row = Record<Seat, readonly Action[]>;

const everyone: readonly Action[] = ["look", "read", "export", "verify", "readPeople"];
const outside: readonly Action[] = ["look", "readPeople"];
const administrator: readonly Action[] = ["readPeople", "confirmAuthority", "removeMember"];

/** THE table. Nothing else in the product knows who may do what. */
const TABLE: Record<Phase, Row> = {
  assessing: {
    lead: [
      ...everyone,
      "invite",
      "inviteParty",
      "answer",
      "answerAsked",
      "confirmDegree",
      "noteAgreed",
      "startDraft",
      "leave",
    ],
    legal: [...everyone, "answerAsked"],
    director: [...everyone, "answerAsked"],
    viewer: [...everyone, "answerAsked"],
    administrator,
  },
  drafting: {
    lead: [
      ...everyone,
      "invite",
      "inviteParty",
      "answer",
      "confirmDegree",
      "noteAgreed",
      "edit",
      "keepWording",
      "offerWording",
      "comment",
      "closeGate",
      "freeze",
      "leave",
    ],
    legal: [...everyone, "comment", "closeLegalReview"],
    director: [...everyone, "comment", "waiveLegalReview"],
    viewer: everyone,
    administrator,
  },
  signing: {
    lead: [...everyone, "invite", "comment", "thaw", "recordPaper", "matchPaper", "leave"],
    legal: [...everyone, "comment"],
    director: [...everyone, "comment", "sign", "decline"],
    viewer: everyone,
    administrator,
  },
  inForce: {
    lead: [...everyone, "answer", "reviewAgreement"],
    legal: everyone,
    director: everyone,
    viewer: everyone,
    administrator: ["readPeople", "removeMember"],
  },
  ended: {
    lead: everyone,
    legal: everyone,
    director: everyone,
    viewer: everyone,
    administrator: ["readPeople", "removeMember"],
  },
  joining: {
    lead: [...outside, "invite", "inviteParty", "answer", "answerAsked", "leave"],
    legal: [...outside, "answerAsked"],
    director: [...outside, "answerAsked"],
    viewer: [...outside, "answerAsked"],
    administrator,
  },
  shut: {
    lead: outside,
    legal: outside,
    director: outside,
    viewer: outside,
    administrator: ["readPeople", "removeMember"],
  },
  left: {
    lead: ["readKept"],
    legal: ["readKept"],
    director: ["readKept"],
    viewer: ["readKept"],
    administrator: [],
  },
};

/** May somebody in this seat do this in this phase? */
export function may(seat: Seat, action: Action, phase: Phase): boolean {
  return TABLE[phase][seat].includes(action);
}

/** May any of these seats do it now? */
export function anyMay(seats: readonly Seat[], action: Action, phase: Phase): boolean {
  return seats.some((seat) => may(seat, action, phase));
}

/**
 * Could any of these seats do it in some other phase? Then the answer to a refusal is
 * "not now" (409) and not "not you" (403).
 */
export function couldEver(seats: readonly Seat[], action: Action): boolean {
  return seats.some((seat) => PHASES.some((phase) => may(seat, action, phase)));
}

/** Everything a person can do in an organisation, outside any agreement. */
export const ORGANISATION_ACTIONS = [
  "read",
  "administer",
  "readWordings",
  "changeWordings",
] as const;
export type OrganisationAction = (typeof ORGANISATION_ACTIONS)[number];

/**
 * A member may also administer the organisation, and may be the lead or the legal reviewer of an
 * agreement for it. A reviewer writes nothing in an agreement; how their own organisation words its
 * clauses is no part of one, and theirs to look after.
 */
export const ORGANISATION_SEATS = ["member", "administrator", "lead", "reviewer"] as const;
export type OrganisationSeat = (typeof ORGANISATION_SEATS)[number];

const ORGANISATION: Record<OrganisationSeat, readonly OrganisationAction[]> = {
  member: ["read"],
  administrator: ["read", "administer"],
  lead: ["read", "readWordings", "changeWordings"],
  reviewer: ["read", "readWordings", "changeWordings"],
};

/** May somebody in any of these seats of an organisation do this there? */
export function mayIn(seats: readonly OrganisationSeat[], action: OrganisationAction): boolean {
  return seats.some((seat) => ORGANISATION[seat].includes(action));
}
