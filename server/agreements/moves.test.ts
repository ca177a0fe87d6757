import { expect, test } from "vitest";
import type { Role } from "#shared/agreements/stage.ts";
import { movesBesideAnswers, type MoveFacts, movesOf } from "./moves.ts";

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
  asked: [],
  finished: new Set(),
  confirmed: new Set(),
  thresholds: null,
  openGates: [],
  undecided: new Set(),
  consents: null,
  authorised: new Set(["dan", "ben"]),
  unsigned: new Set(),
  unrecorded: new Set(),
  unmatched: new Set(),
  outgrownAt: null,
  review: null,
  today: "2028-04-01",
  administrators: [seat("ann", "hub", "lead")],
};

const asked = (change: Partial<MoveFacts>, as = "ann"): string[] =>
  movesOf({ ...facts, ...change }, as).map(
    ({ kind, personName, mine }) => `${personName}: ${kind}${mine ? " (mine)" : ""}`,
  );

const BOTH = new Set(["hub", "salt"]);
const AT = "2028-04-02T09:00:00.000Z";
const said = (organisationId: string) => ({ organisationId, personName: "", at: AT });
const planned = { due: "2028-04-01", opened: null, answered: [], closing: null };
const open = { ...planned, opened: said("hub") };
const looked = { ...open, answered: [said("hub"), said("salt")] };
const noted = { ...said("hub"), number: 1, words: "We carry on.", yes: [said("hub")] };
const inForce = { stage: "inForce" } as const;
const drafting = { stage: "drafting", confirmed: new Set(["hub", "salt"]) } as const;

const TABLE: readonly (readonly [string, Partial<MoveFacts>, readonly string[]])[] = [
  ["everybody answers", {}, ["ann: finishAssessment (mine)", "ben: finishAssessment"]],
  ["one has answered", { finished: new Set(["hub"]) }, ["ben: finishAssessment"]],
  [
    "a colleague is asked for two answers",
    {
      finished: new Set(["salt"]),
      asked: [
        { personId: "dan", at: "2026-11-02T09:00:00.000Z" },
        { personId: "dan", at: "2026-11-03T09:00:00.000Z" },
      ],
    },
    ["ann: finishAssessment (mine)", "dan: answerAsked"],
  ],
  [
    "a partner has not joined",
    {
      finished: new Set(["hub", "salt"]),
      awaited: [{ name: "Cat", createdAt: "2026-11-01T09:00:00.000Z" }],
    },
    ["Cat: invitePartner"],
  ],
  [
    "all is open without one that is late",
    { revealed: true, finished: new Set(["hub"]) },
    ["ben: finishAssessment", "ann: confirmDegree (mine)"],
  ],
  [
    "all is open, one has confirmed",
    { revealed: true, finished: BOTH, confirmed: new Set(["salt"]) },
    ["ann: confirmDegree (mine)"],
  ],
  [
    "all have confirmed",
    { revealed: true, finished: BOTH, confirmed: BOTH },
    ["ann: startDraft (mine)", "ben: startDraft"],
  ],
  ["nothing is asked while drafting", drafting, []],
  [
    "AS55 other amounts or floors are proposed before the draft",
    {
      revealed: true,
      finished: BOTH,
      confirmed: BOTH,
      thresholds: { at: AT, yes: new Set(["salt"]) },
    },
    ["ann: agreeThresholds (mine)", "ann: startDraft (mine)", "ben: startDraft"],
  ],
  [
    "AS55 other amounts or floors are proposed while drafting, and one is late",
    {
      ...drafting,
      revealed: true,
      finished: new Set(["hub"]),
      thresholds: { at: AT, yes: new Set() },
    },
    ["ben: finishAssessment", "ann: agreeThresholds (mine)"],
  ],
  [
    "AS55 every party has said yes to what was proposed",
    { ...drafting, thresholds: { at: AT, yes: BOTH } },
    [],
  ],
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
  [
    "one came late to the draft",
    {
      ...drafting,
      revealed: true,
      finished: new Set(["hub"]),
      confirmed: new Set(["hub"]),
      openGates: [{ gate: "dpiaScreen", organisationId: null }],
      asked: [{ personId: "dan", at: "2026-11-02T09:00:00.000Z" }],
    },
    ["ben: finishAssessment", "dan: answerAsked", "ann: closeGate (mine)"],
  ],
  [
    "another organisation is proposed, and one is invited",
    {
      ...drafting,
      undecided: new Set(["hub"]),
      awaited: [{ name: "Cat", createdAt: "2026-11-01T09:00:00.000Z" }],
    },
    ["ann: decideParty (mine)", "Cat: invitePartner"],
  ],
  [
    "SO28 a party signs on paper, and nobody has recorded it",
    { stage: "signing", unrecorded: new Set(["salt"]) },
    ["ben: recordPaper"],
  ],
  [
    "SO28 a paper is recorded: a lead of another party matches it",
    { stage: "signing", unmatched: new Set(["salt"]) },
    ["ann: matchPaper (mine)"],
  ],
  [
    "SO28 two papers are recorded: each matches the other's",
    { stage: "signing", unmatched: BOTH },
    ["ann: matchPaper (mine)", "ben: matchPaper"],
  ],
  ["one has not signed", { stage: "signing", unsigned: new Set(["hub/dan"]) }, ["dan: sign"]],
  ["it is in force", { stage: "inForce" }, []],
  [
    "it is in force and lighter than its facts need",
    { stage: "inForce", outgrownAt: "2026-12-01T09:00:00.000Z" },
    ["ann: outgrown (mine)", "ben: outgrown"],
  ],
  ["a review is not due yet", { ...inForce, today: "2028-03-31", review: planned }, []],
  ["no review is asked for", { ...inForce, review: { ...planned, due: null } }, []],
  ["a review is due", { ...inForce, review: planned }, ["ann: reviewDue (mine)", "ben: reviewDue"]],
  [
    "a review is open, and one has looked again",
    { ...inForce, review: { ...open, answered: [said("salt")] } },
    ["ann: reviewAnswers (mine)"],
  ],
  [
    "all have looked again",
    { ...inForce, review: looked },
    ["ann: closeReview (mine)", "ben: closeReview"],
  ],
  [
    "one has agreed to close it",
    { ...inForce, review: { ...looked, closing: noted } },
    ["ben: closeReview"],
  ],
  ["it has ended", { stage: "ended" }, []],
];

test.each(TABLE)("AG7 whose move it is when %s", (_, change, expected) => {
  expect(asked(change)).toEqual(expected);
});

test("AS32 a party that owes its answers hears of no move that follows from those of others", () => {
  const late: MoveFacts = {
    ...facts,
    ...drafting,
    revealed: true,
    finished: new Set(["hub"]),
    openGates: [{ gate: "dpiaScreen", organisationId: null }],
    consents: new Set(["ann"]),
    undecided: new Set(["salt"]),
  };
  const kinds = movesBesideAnswers(movesOf(late, "ben")).map(({ kind }) => kind);
  expect(kinds).toEqual(["decideParty", "finishAssessment"]);
});
