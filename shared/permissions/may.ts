import type { Role, Stage } from "../agreements/stage.ts";

/** Everything a person can do on an agreement. Every route and socket message maps to one of these. */
export const ACTIONS = [
  "read",
  "export",
  "verify",
  "readPeople",
  "invite",
  "answer",
  "confirmDegree",
  "startDraft",
  "edit",
  "comment",
  "closeGate",
  "closeLegalReview",
  "waiveLegalReview",
  "freeze",
  "thaw",
  "sign",
  "decline",
  "confirmAuthority",
  "removeMember",
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * A seat is a role on the agreement, or the administrator of an organisation that is a party.
 * An administrator who has no role on the agreement sees its people, never its words.
 */
export type Seat = Role | "administrator";
export const SEATS: readonly Seat[] = ["lead", "legal", "director", "viewer", "administrator"];

type Row = Record<Seat, readonly Action[]>;

const everyone: readonly Action[] = ["read", "export", "verify", "readPeople"];
const administrator: readonly Action[] = ["readPeople", "confirmAuthority", "removeMember"];

/** THE table. Nothing else in the product knows who may do what. */
const TABLE: Record<Stage, Row> = {
  assessing: {
    lead: [...everyone, "invite", "answer", "confirmDegree", "startDraft"],
    legal: everyone,
    director: everyone,
    viewer: everyone,
    administrator,
  },
  drafting: {
    lead: [
      ...everyone,
      "invite",
      "answer",
      "confirmDegree",
      "edit",
      "comment",
      "closeGate",
      "freeze",
    ],
    legal: [...everyone, "comment", "closeLegalReview"],
    director: [...everyone, "comment", "waiveLegalReview"],
    viewer: everyone,
    administrator,
  },
  signing: {
    lead: [...everyone, "invite", "comment", "thaw"],
    legal: [...everyone, "comment"],
    director: [...everyone, "comment", "sign", "decline"],
    viewer: everyone,
    administrator,
  },
  inForce: {
    lead: everyone,
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
};

/** May somebody in this seat do this while the agreement is in this stage? */
export function may(seat: Seat, action: Action, stage: Stage): boolean {
  return TABLE[stage][seat].includes(action);
}

/** May any of these seats do it now? */
export function anyMay(seats: readonly Seat[], action: Action, stage: Stage): boolean {
  return seats.some((seat) => may(seat, action, stage));
}

/**
 * Could any of these seats do it in some other stage? Then the answer to a refusal is
 * "not now" (409) and not "not you" (403).
 */
export function couldEver(seats: readonly Seat[], action: Action): boolean {
  return seats.some((seat) => STAGE_LIST.some((stage) => may(seat, action, stage)));
}

const STAGE_LIST: readonly Stage[] = ["assessing", "drafting", "signing", "inForce", "ended"];
