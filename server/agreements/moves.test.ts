import { expect, test } from "vitest";
import type { Role } from "#shared/agreements/stage.ts";
import { type MoveFacts, movesOf } from "./moves.ts";

const seat = (personId: string, organisationId: string, role: Role) => ({
  personId,
  name: personId,
  email: "",
  organisationId,
  role,
});

/** Two parties: Ann leads and Dan signs for the hub, Ben leads, reviews and signs for the foodshare. */
const facts: MoveFacts = {
  stage: "assessing",
  revealed: false,
  since: "2026-11-18T09:00:00.000Z",
  parties: [{ organisationId: "hub" }, { organisationId: "salt" }],
  participants: [
    seat("ann", "hub", "lead"),
    seat("dan", "hub", "director"),
    seat("ben", "salt", "lead"),
    seat("ben", "salt", "legal"),
    seat("ben", "salt", "director"),
  ],
  awaited: [],
  finished: new Set(),
  confirmed: new Set(),
  openGates: [],
  consents: null,
  authorised: new Set(["dan", "ben"]),
  unsigned: new Set(),
  administrators: [seat("ann", "hub", "lead")],
};

const asked = (change: Partial<MoveFacts>, as = "ann"): string[] =>
  movesOf({ ...facts, ...change }, as).map(
    ({ kind, personName, mine }) => `${personName}: ${kind}${mine ? " (mine)" : ""}`,
  );

const drafting = { stage: "drafting", confirmed: new Set(["hub", "salt"]) } as const;

const TABLE: readonly (readonly [string, Partial<MoveFacts>, readonly string[]])[] = [
  ["everybody answers", {}, ["ann: finishAssessment (mine)", "ben: finishAssessment"]],
  ["one has answered", { finished: new Set(["hub"]) }, ["ben: finishAssessment"]],
  [
    "a partner has not joined",
    {
      finished: new Set(["hub", "salt"]),
      awaited: [{ name: "Cat", createdAt: "2026-11-01T09:00:00.000Z" }],
    },
    ["Cat: invitePartner"],
  ],
  [
    "all is open, one has confirmed",
    { revealed: true, confirmed: new Set(["salt"]) },
    ["ann: confirmDegree (mine)"],
  ],
  [
    "all have confirmed",
    { revealed: true, confirmed: new Set(["hub", "salt"]) },
    ["ann: startDraft (mine)", "ben: startDraft"],
  ],
  ["nothing is asked while drafting", drafting, []],
  [
    "a gate of the whole is open",
    { ...drafting, openGates: [{ gate: "dpiaScreen", organisationId: null }] },
    ["ann: closeGate (mine)", "ben: closeGate"],
  ],
  [
    "a party's legal review is open",
    { ...drafting, openGates: [{ gate: "legalReview", organisationId: "salt" }] },
    ["ben: closeGate"],
  ],
  [
    "a director's authority is not confirmed",
    { ...drafting, authorised: new Set(["ben"]) },
    ["ann: confirmAuthority (mine)"],
  ],
  [
    "one lead has said yes",
    { ...drafting, consents: new Set(["ben"]) },
    ["ann: sayYesToFreeze (mine)"],
  ],
  [
    "every lead has said yes",
    { ...drafting, consents: new Set(["ann", "ben"]) },
    ["ann: freeze (mine)", "ben: freeze"],
  ],
  ["one has not signed", { stage: "signing", unsigned: new Set(["hub/dan"]) }, ["dan: sign"]],
  ["it is in force", { stage: "inForce" }, []],
  ["it has ended", { stage: "ended" }, []],
];

test.each(TABLE)("AG7 whose move it is when %s", (_, change, expected) => {
  expect(asked(change)).toEqual(expected);
});
