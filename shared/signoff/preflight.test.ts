import { expect, test } from "vitest";
import { blocks, preflight, type PreflightFacts } from "./preflight.ts";

const READY: PreflightFacts = {
  assessed: true,
  disputed: [],
  unsure: [],
  degrees: [{ party: "Harrowfell", confirmed: true }],
  gates: [{ gate: "legalReview", party: "", open: false }],
  missingClauses: [],
  lostReferences: [],
  unfinishedClauses: [],
  emptyFields: [],
  datesTooEarly: [],
  partiesGone: [],
  partiesMissing: [],
  unreadable: [],
  parties: [party("Harrowfell", [{ personId: "ruth", name: "Ruth Adeyemi", confirmed: true }])],
};

type Party = PreflightFacts["parties"][number];

function party(name: string, signatories: Party["signatories"], more: Partial<Party> = {}): Party {
  return {
    name,
    signer: "trustee",
    missing: 0,
    unnamed: false,
    wrongMethod: null,
    signatories,
    ...more,
  };
}

test("SO7 when all is well, each check is one done line and nothing blocks", () => {
  const lines = preflight(READY);
  expect(lines).toHaveLength(18);
  expect(blocks(lines)).toBe(0);
});

const FAULTS: readonly [string, Partial<PreflightFacts>, string, Record<string, string>][] = [
  ["answers that are not in", { assessed: false }, "assessmentOpen", {}],
  ["a disputed fact", { disputed: ["E1"] }, "disputedFact", { question: "E1" }],
  ["a fact nobody is sure of", { unsure: ["E2"] }, "unsureFact", { question: "E2" }],
  [
    "a degree that a lead has not confirmed",
    { degrees: [{ party: "Northmere", confirmed: false }] },
    "degreeNotConfirmed",
    { party: "Northmere" },
  ],
  [
    "an open gate",
    { gates: [{ gate: "legalReview", party: "Northmere", open: true }] },
    "gateOpen",
    { gate: "legalReview", party: "Northmere" },
  ],
  [
    "a missing required clause",
    { missingClauses: ["SA-01"] },
    "clauseMissing",
    { clause: "SA-01" },
  ],
  [
    "a reference to a clause that is gone",
    { lostReferences: [{ id: "c7", title: "Money" }] },
    "referenceLost",
    { id: "c7", title: "Money" },
  ],
  [
    "an unfinished clause",
    { unfinishedClauses: [{ id: "c9", title: "VAT and tax" }] },
    "clauseUnfinished",
    { id: "c9", title: "VAT and tax" },
  ],
  [
    "an empty field",
    { emptyFields: [{ key: "pay.days", label: "Days to pay" }] },
    "fieldEmpty",
    { key: "pay.days", label: "Days to pay" },
  ],
  [
    "an end before the start",
    {
      datesTooEarly: [
        {
          key: "end",
          code: "fieldBeforeStart",
          params: { label: "End date", other: "Start date", date: "1 April 2027" },
        },
      ],
    },
    "dateTooEarly",
    {
      key: "end",
      sentence: "fieldBeforeStart",
      label: "End date",
      other: "Start date",
      date: "1 April 2027",
    },
  ],
  [
    "an organisation that has left and is still named",
    { partiesGone: [{ key: "party/church/shortName", party: "Church" }] },
    "partyGone",
    { key: "party/church/shortName", party: "Church" },
  ],
  [
    "an organisation that has come and is not named",
    { partiesMissing: [{ party: "Rival" }] },
    "partyMissing",
    { party: "Rival" },
  ],
  [
    "text that cannot be signed",
    { unreadable: [{ id: "c1", title: "Who we are" }] },
    "textUnreadable",
    { id: "c1", title: "Who we are" },
  ],
  [
    "SO26 a party that needs two more people",
    { parties: [party("Alderbeck", [], { missing: 2 })] },
    "signatoryMissing",
    { party: "Alderbeck", signer: "trustee", count: "2" },
  ],
  [
    "SO27 a group whose people the text does not name",
    { parties: [party("Saltmarsh", [], { unnamed: true })] },
    "peopleUnnamed",
    { party: "Saltmarsh" },
  ],
  [
    "SO28 a way to sign a deed that the form does not have",
    { parties: [party("Northmere", [], { wrongMethod: "deed/northmere/method" })] },
    "deedMethodWrong",
    { party: "Northmere", key: "deed/northmere/method" },
  ],
  [
    "SO25 one person who would sign for two parties",
    {
      parties: [
        party("Alderbeck", [{ personId: "helen", name: "Helen", confirmed: true }]),
        party("Northmere", [{ personId: "helen", name: "Helen", confirmed: true }]),
      ],
    },
    "signsForTwo",
    { person: "Helen", party: "Alderbeck", other: "Northmere" },
  ],
  [
    "a signatory without confirmed authority",
    { parties: [party("Alderbeck", [{ personId: "helen", name: "Helen", confirmed: false }])] },
    "authorityMissing",
    { person: "Helen", party: "Alderbeck" },
  ],
];

test.each(FAULTS)("SO7 %s blocks, alone", (_, fault, code, params) => {
  const lines = preflight({ ...READY, ...fault });
  expect(lines.filter(({ state }) => state === "fix")).toMatchObject([{ code, params }]);
});

test("SO7 two of a kind are two lines, in the order they are mended", () => {
  const lines = preflight({ ...READY, unsure: ["E2"], disputed: ["E1", "F1"] });
  expect(lines.slice(1, 4).map(({ code }) => code)).toEqual([
    "disputedFact",
    "disputedFact",
    "unsureFact",
  ]);
  expect(blocks(lines)).toBe(3);
});
