import { expect, test } from "vitest";
import { decide, type Event, type State } from "./decide.ts";

const HASH = "a".repeat(64);
const OTHER = "b".repeat(64);
const ruth = { party: "harrowfell", person: "ruth" };
const helen = { party: "alderbeck", person: "helen" };
const signatories = [ruth, helen];
const sian = { party: "northmere", person: "sian" };
const marcus = { party: "alderbeck", person: "marcus" };
const online = { paper: [], recorded: [], matched: [] };
const frozen = { version: 3, docHash: HASH, signatories, signed: [ruth], ...online };
/** Northmere seals on paper, and everybody else has signed. */
const onPaper = { ...frozen, signed: signatories, paper: ["northmere"] };

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
  paper: { at: "open", ...onPaper },
  recorded: { at: "open", ...onPaper, recorded: ["northmere"] },
  /** Sealed and matched before the last signature. */
  matched: {
    ...onPaper,
    at: "open",
    signed: [ruth],
    recorded: ["northmere"],
    matched: ["northmere"],
  },
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
  paper: [],
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
  freezeOnPaper: { ...freeze, signatories: [ruth], paper: ["alderbeck"] },
  freezeBothWays: { ...freeze, paper: ["alderbeck"] },
  freezeForeignPaper: { ...freeze, paper: ["x"] },
  freezePaperTwice: { ...freeze, signatories: [ruth], paper: ["alderbeck", "alderbeck"] },
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
  record: { type: "record", by: sian, docHash: HASH },
  recordDiffers: { type: "record", by: sian, docHash: OTHER },
  recordOnline: { type: "record", by: marcus, docHash: HASH },
  match: { type: "match", party: "northmere", by: marcus, docHash: HASH },
  matchDiffers: { type: "match", party: "northmere", by: marcus, docHash: OTHER },
  matchOwn: { type: "match", party: "northmere", by: sian, docHash: HASH },
  matchOnline: { type: "match", party: "harrowfell", by: marcus, docHash: HASH },
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
  freezeOnPaper: "no: frozen",
  freezeBothWays: "no: frozen",
  freezeForeignPaper: "no: frozen",
  freezePaperTwice: "no: frozen",
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
  record: "no: roundOver",
  recordDiffers: "no: roundOver",
  recordOnline: "no: roundOver",
  match: "no: roundOver",
  matchDiffers: "no: roundOver",
  matchOwn: "no: roundOver",
  matchOnline: "no: roundOver",
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
  freezeOnPaper: "no: notReady",
  freezeBothWays: "no: notReady",
  freezeForeignPaper: "no: notReady",
  freezePaperTwice: "no: notReady",
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
  record: "no: wrongStage",
  recordDiffers: "no: wrongStage",
  recordOnline: "no: wrongStage",
  match: "no: wrongStage",
  matchDiffers: "no: wrongStage",
  matchOwn: "no: wrongStage",
  matchOnline: "no: wrongStage",
};

/** A round in which Ruth has signed and Helen has not. */
const running: Row = {
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
  record: "no: notOnPaper",
  recordDiffers: "no: notOnPaper",
  recordOnline: "no: notOnPaper",
  match: "no: notOnPaper",
  matchDiffers: "no: notOnPaper",
  matchOwn: "no: notOnPaper",
  matchOnline: "no: notOnPaper",
};

/** Both have signed, and Northmere's paper is not recorded. */
const waitingForPaper: Row = {
  ...running,
  sign: "no: alreadySigned",
  signStale: "no: alreadySigned",
  decline: "no: alreadySigned",
  declineSilently: "no: alreadySigned",
  record: "open",
  recordDiffers: "no: fingerprintDiffers",
  match: "no: paperNotHere",
  matchDiffers: "no: paperNotHere",
  matchOwn: "no: notAllowed",
};

const TABLE: Record<keyof typeof STATES, Row> = {
  drafting: unfrozen,
  ready: { ...unfrozen, freeze: "open", freezeOnPaper: "open" },
  open: running,
  paper: waitingForPaper,
  recorded: { ...waitingForPaper, match: "complete", matchDiffers: "no: fingerprintDiffers" },
  matched: {
    ...running,
    record: "no: paperMatched",
    recordDiffers: "no: paperMatched",
    match: "no: paperMatched",
    matchDiffers: "no: paperMatched",
    matchOwn: "no: notAllowed",
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

test("SO28 a copy on paper that was recorded or matched stays evidence after a thaw", () => {
  expect(decide(STATES.recorded, EVENTS.thaw)).toMatchObject({
    next: { at: "thawed", paper: ["northmere"], recorded: ["northmere"], matched: [] },
  });
});
