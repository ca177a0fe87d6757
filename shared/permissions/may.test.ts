import { expect, test } from "vitest";
import { STAGES } from "../agreements/stage.ts";
import {
  type Action,
  ACTIONS,
  anyMay,
  couldEver,
  may,
  mayIn,
  ORGANISATION_ACTIONS,
  ORGANISATION_SEATS,
  type OrganisationAction,
  type OrganisationSeat,
  type Phase,
  phaseOf,
  type Seat,
  SEATS,
} from "./may.ts";

/** Written by hand from the rules PE30 to PE39, and not from the table: a wrong table fails here. */
const GOLDEN: readonly (readonly [Seat, Action, Phase, boolean])[] = [
  ["lead", "read", "assessing", true],
  ["legal", "read", "assessing", true],
  ["director", "read", "drafting", true],
  ["viewer", "read", "ended", true],
  ["administrator", "read", "drafting", false],
  ["administrator", "read", "inForce", false],
  ["lead", "export", "inForce", true],
  ["viewer", "export", "signing", true],
  ["administrator", "export", "signing", false],
  ["viewer", "verify", "inForce", true],
  ["administrator", "verify", "ended", false],
  ["administrator", "readPeople", "assessing", true],
  ["viewer", "readPeople", "signing", true],
  ["lead", "invite", "assessing", true],
  ["lead", "invite", "drafting", true],
  ["lead", "invite", "signing", true],
  ["lead", "invite", "inForce", false],
  ["legal", "invite", "drafting", false],
  ["director", "invite", "drafting", false],
  ["administrator", "invite", "drafting", false],
  ["lead", "answer", "assessing", true],
  ["lead", "answer", "drafting", true],
  ["lead", "answer", "signing", false],
  ["legal", "answer", "assessing", false],
  ["director", "answer", "assessing", false],
  ["viewer", "answer", "assessing", false],
  ["lead", "confirmDegree", "assessing", true],
  ["lead", "confirmDegree", "drafting", true],
  ["lead", "confirmDegree", "signing", false],
  ["director", "confirmDegree", "drafting", false],
  ["lead", "startDraft", "assessing", true],
  ["lead", "startDraft", "drafting", false],
  ["legal", "startDraft", "assessing", false],
  ["lead", "edit", "assessing", false],
  ["lead", "edit", "drafting", true],
  ["lead", "edit", "signing", false],
  ["lead", "edit", "inForce", false],
  ["legal", "edit", "drafting", false],
  ["director", "edit", "drafting", false],
  ["viewer", "edit", "drafting", false],
  ["administrator", "edit", "drafting", false],
  ["lead", "keepWording", "drafting", true],
  ["lead", "keepWording", "assessing", false],
  ["lead", "keepWording", "signing", false],
  ["legal", "keepWording", "drafting", false],
  ["administrator", "keepWording", "drafting", false],
  ["lead", "offerWording", "drafting", true],
  ["lead", "offerWording", "signing", false],
  ["director", "offerWording", "drafting", false],
  ["viewer", "offerWording", "drafting", false],
  ["lead", "comment", "drafting", true],
  ["lead", "comment", "assessing", false],
  ["legal", "comment", "drafting", true],
  ["legal", "comment", "signing", true],
  ["legal", "comment", "inForce", false],
  ["director", "comment", "signing", true],
  ["viewer", "comment", "drafting", false],
  ["administrator", "comment", "drafting", false],
  ["lead", "closeGate", "drafting", true],
  ["lead", "closeGate", "signing", false],
  ["legal", "closeGate", "drafting", false],
  ["legal", "closeLegalReview", "drafting", true],
  ["lead", "closeLegalReview", "drafting", false],
  ["director", "closeLegalReview", "drafting", false],
  ["director", "waiveLegalReview", "drafting", true],
  ["lead", "waiveLegalReview", "drafting", false],
  ["legal", "waiveLegalReview", "drafting", false],
  ["lead", "freeze", "drafting", true],
  ["lead", "freeze", "signing", false],
  ["director", "freeze", "drafting", false],
  ["legal", "freeze", "drafting", false],
  ["lead", "thaw", "signing", true],
  ["lead", "thaw", "drafting", false],
  ["lead", "thaw", "inForce", false],
  ["director", "thaw", "signing", false],
  ["lead", "recordPaper", "signing", true],
  ["lead", "recordPaper", "drafting", false],
  ["lead", "recordPaper", "inForce", false],
  ["legal", "recordPaper", "signing", false],
  ["director", "recordPaper", "signing", false],
  ["viewer", "recordPaper", "signing", false],
  ["administrator", "recordPaper", "signing", false],
  ["lead", "matchPaper", "signing", true],
  ["lead", "matchPaper", "drafting", false],
  ["lead", "matchPaper", "inForce", false],
  ["legal", "matchPaper", "signing", false],
  ["director", "matchPaper", "signing", false],
  ["viewer", "matchPaper", "signing", false],
  ["administrator", "matchPaper", "signing", false],
  ["director", "sign", "signing", true],
  ["director", "sign", "drafting", false],
  ["director", "sign", "inForce", false],
  ["lead", "sign", "signing", false],
  ["legal", "sign", "signing", false],
  ["viewer", "sign", "signing", false],
  ["administrator", "sign", "signing", false],
  ["director", "decline", "signing", true],
  ["director", "decline", "inForce", false],
  ["lead", "decline", "signing", false],
  ["administrator", "confirmAuthority", "drafting", true],
  ["administrator", "confirmAuthority", "signing", true],
  ["administrator", "confirmAuthority", "inForce", false],
  ["lead", "confirmAuthority", "drafting", false],
  ["director", "confirmAuthority", "drafting", false],
  ["administrator", "removeMember", "ended", true],
  ["lead", "removeMember", "drafting", false],
  ["director", "removeMember", "signing", false],
  ["lead", "leave", "assessing", true],
  ["lead", "leave", "drafting", true],
  ["lead", "leave", "signing", true],
  ["director", "leave", "signing", false],
  ["lead", "leave", "inForce", false],
  ["lead", "leave", "ended", false],
  ["legal", "leave", "drafting", false],
  ["director", "leave", "drafting", false],
  ["viewer", "leave", "assessing", false],
  ["administrator", "leave", "drafting", false],
  ["lead", "inviteParty", "assessing", true],
  ["lead", "inviteParty", "drafting", true],
  ["lead", "inviteParty", "signing", false],
  ["lead", "inviteParty", "inForce", false],
  ["director", "inviteParty", "drafting", false],
  ["administrator", "inviteParty", "drafting", false],
  ["viewer", "look", "drafting", true],
  ["viewer", "look", "ended", true],
  ["administrator", "look", "drafting", false],
  ["lead", "look", "joining", true],
  ["lead", "answer", "joining", true],
  ["viewer", "answerAsked", "joining", true],
  ["lead", "invite", "joining", true],
  ["lead", "inviteParty", "joining", true],
  ["lead", "leave", "joining", true],
  ["administrator", "confirmAuthority", "joining", true],
  ["lead", "look", "shut", true],
  ["lead", "readPeople", "shut", true],
  ["administrator", "removeMember", "shut", true],
  ["lead", "answer", "shut", false],
  ["lead", "leave", "shut", false],
];

/** Everything that is made from answers, of others too, or says what became of them. */
const MADE_OF_ANSWERS: readonly Action[] = [
  "read",
  "export",
  "verify",
  "confirmDegree",
  "noteAgreed",
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
];

test.each(["joining", "shut"] as const)(
  "AS32 %s: nothing that was made from the answers of others is anybody's",
  (phase) => {
    const open = SEATS.flatMap((seat) =>
      MADE_OF_ANSWERS.filter((action) => may(seat, action, phase)).map((one) => `${seat} ${one}`),
    );
    expect(open).toEqual([]);
  },
);

test("AS32 a party is joining while it owes answers that others have opened, and no longer", () => {
  const late = { revealed: true, finished: false };
  expect(STAGES.map((stage) => phaseOf(stage, late))).toEqual([
    "joining",
    "joining",
    "shut",
    "shut",
    "shut",
  ]);
  for (const stage of STAGES) {
    expect(phaseOf(stage, { revealed: true, finished: true })).toBe(stage);
    expect(phaseOf(stage, { revealed: false, finished: false })).toBe(stage);
  }
});

test.each(GOLDEN)("PE30 %s, %s, %s: %s", (seat, action, stage, expected) => {
  expect(may(seat, action, stage)).toBe(expected);
});

test("PE30 every action is somebody's, and every seat has one", () => {
  const orphans = ACTIONS.filter((action) => !couldEver(SEATS, action));
  expect(orphans).toEqual([]);
});

test("PE31 several seats add up, and never take away", () => {
  expect(anyMay(["viewer", "director"], "sign", "signing")).toBe(true);
  expect(anyMay([], "read", "drafting")).toBe(false);
});

/** By hand from the rules PE35, TE31 and TE52. */
const IN_ORGANISATION: Record<OrganisationSeat, Record<OrganisationAction, boolean>> = {
  member: { read: true, administer: false, readWordings: false, changeWordings: false },
  administrator: { read: true, administer: true, readWordings: false, changeWordings: false },
  lead: { read: true, administer: false, readWordings: true, changeWordings: true },
  reviewer: { read: true, administer: false, readWordings: true, changeWordings: true },
};

test.each(ORGANISATION_SEATS)("PE35 in an organisation, what a %s may do", (seat) => {
  for (const action of ORGANISATION_ACTIONS) {
    expect(`${action} ${mayIn([seat], action)}`).toBe(`${action} ${IN_ORGANISATION[seat][action]}`);
  }
});

test("PE35 whoever has no seat in an organisation may do nothing there", () => {
  expect(ORGANISATION_ACTIONS.filter((action) => mayIn([], action))).toEqual([]);
});
