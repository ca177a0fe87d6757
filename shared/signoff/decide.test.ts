import { expect, test } from "vitest";
import { decide, type Event, type State } from "./decide.ts";

const HASH = "a".repeat(64);
const OTHER = "b".repeat(64);
const ruth = { party: "harrowfell", person: "ruth" };
const helen = { party: "alderbeck", person: "helen" };
const signatories = [ruth, helen];
const frozen = { version: 3, docHash: HASH, signatories, signed: [ruth] };

const drafting = {
  at: "drafting",
  version: 3,
  seq: 41,
  parties: ["harrowfell", "alderbeck"],
  leads: ["amina", "marcus"],
  consents: ["amina"],
} as const;

/** One of each kind, and the two that differ in what may come next. */
const STATES = {
  drafting,
  ready: { ...drafting, consents: ["amina", "marcus"] },
  open: { at: "open", ...frozen },
  complete: { at: "complete", ...frozen, signed: signatories },
  declined: { at: "declined", ...frozen, by: helen, reason: "Clause 12" },
  thawed: { at: "thawed", ...frozen, by: "amina", reason: "A wrong date" },
} satisfies Record<string, State>;

const freeze = {
  type: "freeze",
  by: "amina",
  seq: 41,
  docHash: HASH,
  signatories,
  blocks: 0,
} as const;
const EVENTS = {
  edit: { type: "edit", seq: 42 },
  editAgain: { type: "edit", seq: 41 },
  leadsChange: { type: "leads", leads: ["marcus"] },
  consent: { type: "consent", by: "marcus", seq: 41 },
  consentTwice: { type: "consent", by: "amina", seq: 41 },
  consentStale: { type: "consent", by: "marcus", seq: 40 },
  consentStranger: { type: "consent", by: "gwen", seq: 41 },
  freeze,
  freezeStale: { ...freeze, seq: 40 },
  freezeStranger: { ...freeze, by: "ruth" },
  freezeBlocked: { ...freeze, blocks: 1 },
  freezeWithoutParty: { ...freeze, signatories: [ruth] },
  freezeOneForTwo: { ...freeze, signatories: [ruth, { ...ruth, party: "alderbeck" }] },
  freezeForeign: { ...freeze, signatories: [...signatories, { party: "x", person: "y" }] },
  freezeNobody: { ...freeze, signatories: [] },
  sign: { type: "sign", signatory: helen, docHash: HASH },
  signTwice: { type: "sign", signatory: ruth, docHash: HASH },
  signStale: { type: "sign", signatory: helen, docHash: OTHER },
  signStranger: { type: "sign", signatory: { party: "northmere", person: "sian" }, docHash: HASH },
  signForOther: { type: "sign", signatory: { ...helen, party: "harrowfell" }, docHash: HASH },
  decline: { type: "decline", signatory: helen, reason: "Clause 12" },
  declineSilently: { type: "decline", signatory: helen, reason: " " },
  declineAfterSigning: { type: "decline", signatory: ruth, reason: "Clause 12" },
  declineStranger: { type: "decline", signatory: { ...ruth, person: "x" }, reason: "Clause 12" },
  thaw: { type: "thaw", by: "amina", reason: "A wrong date" },
  thawSilently: { type: "thaw", by: "amina", reason: "" },
} satisfies Record<string, Event>;

type Expected = State["at"] | `no: ${string}`;
type Row = Record<keyof typeof EVENTS, Expected>;

/** A frozen text: no draft event is taken, whatever the round came to. */
const still = {
  edit: "no: frozen",
  editAgain: "no: frozen",
  leadsChange: "no: frozen",
  consent: "no: frozen",
  consentTwice: "no: frozen",
  consentStale: "no: frozen",
  consentStranger: "no: frozen",
  freeze: "no: frozen",
  freezeStale: "no: frozen",
  freezeStranger: "no: frozen",
  freezeBlocked: "no: frozen",
  freezeWithoutParty: "no: frozen",
  freezeOneForTwo: "no: frozen",
  freezeForeign: "no: frozen",
  freezeNobody: "no: frozen",
} as const;

const over: Row = {
  ...still,
  sign: "no: roundOver",
  signTwice: "no: alreadySigned",
  signStale: "no: roundOver",
  signStranger: "no: roundOver",
  signForOther: "no: roundOver",
  decline: "no: roundOver",
  declineSilently: "no: roundOver",
  declineAfterSigning: "no: roundOver",
  declineStranger: "no: roundOver",
  thaw: "no: roundOver",
  thawSilently: "no: roundOver",
};

const unfrozen: Row = {
  edit: "drafting",
  editAgain: "no: conflict",
  leadsChange: "drafting",
  consent: "drafting",
  consentTwice: "drafting",
  consentStale: "no: draftChanged",
  consentStranger: "no: notAllowed",
  freeze: "no: notReady",
  freezeStale: "no: draftChanged",
  freezeStranger: "no: notAllowed",
  freezeBlocked: "no: notReady",
  freezeWithoutParty: "no: notReady",
  freezeOneForTwo: "no: notReady",
  freezeForeign: "no: notReady",
  freezeNobody: "no: notReady",
  sign: "no: wrongStage",
  signTwice: "no: wrongStage",
  signStale: "no: wrongStage",
  signStranger: "no: wrongStage",
  signForOther: "no: wrongStage",
  decline: "no: wrongStage",
  declineSilently: "no: wrongStage",
  declineAfterSigning: "no: wrongStage",
  declineStranger: "no: wrongStage",
  thaw: "no: wrongStage",
  thawSilently: "no: wrongStage",
};

const TABLE: Record<keyof typeof STATES, Row> = {
  drafting: unfrozen,
  ready: { ...unfrozen, freeze: "open" },
  open: {
    ...still,
    sign: "complete",
    signTwice: "no: alreadySigned",
    signStale: "no: textChanged",
    signStranger: "no: notSignatory",
    signForOther: "no: notSignatory",
    decline: "declined",
    declineSilently: "no: reasonNeeded",
    declineAfterSigning: "no: alreadySigned",
    declineStranger: "no: notSignatory",
    thaw: "thawed",
    thawSilently: "no: reasonNeeded",
  },
  complete: { ...over, sign: "no: alreadySigned", signStale: "no: alreadySigned" },
  declined: over,
  thawed: over,
};

const cells = Object.entries(TABLE).flatMap(([from, row]) =>
  Object.entries(row).map(([by, expected]) => ({ from, by, expected })),
);
const isState = (name: string): name is keyof typeof STATES => Object.hasOwn(STATES, name);
const isEvent = (name: string): name is keyof typeof EVENTS => Object.hasOwn(EVENTS, name);

test.each(cells)("SO3 $from, then $by: $expected", ({ from, by, expected }) => {
  if (!isState(from) || !isEvent(by)) throw new Error("the table names its own rows");
  const before = JSON.stringify(STATES[from]);
  const decision = decide(STATES[from], EVENTS[by]);
  const got = "next" in decision ? decision.next.at : `no: ${decision.refusal.code}`;
  expect(got).toBe(expected);
  expect(JSON.stringify(STATES[from])).toBe(before);
});

test("SO4 an edit takes every yes back", () => {
  expect(decide(STATES.ready, EVENTS.edit)).toMatchObject({ next: { seq: 42, consents: [] } });
});

test("SO4 a lead who leaves takes their yes with them", () => {
  const decision = decide(STATES.ready, EVENTS.leadsChange);
  expect(decision).toMatchObject({ next: { leads: ["marcus"], consents: ["marcus"] } });
});

test("SO5 declined and thawed rounds keep their signatures as evidence", () => {
  for (const event of [EVENTS.decline, EVENTS.thaw]) {
    expect(decide(STATES.open, event)).toMatchObject({ next: { docHash: HASH, signed: [ruth] } });
  }
});
