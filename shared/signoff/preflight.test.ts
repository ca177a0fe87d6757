import { expect, test } from "vitest";
import { blocks, preflight, type PreflightFacts } from "./preflight.ts";

const READY: PreflightFacts = {
  assessed: true,
  disputed: [],
  unsure: [],
  degrees: [{ party: "Harrowfell", confirmed: true }],
  gates: [{ gate: "legalReview", party: "", open: false }],
  missingClauses: [],
  unfinishedClauses: [],
  emptyFields: [],
  unreadable: [],
  parties: [{ name: "Harrowfell", signatories: [{ name: "Ruth Adeyemi", confirmed: true }] }],
};

test("SO7 when all is well, each check is one done line and nothing blocks", () => {
  const lines = preflight(READY);
  expect(lines).toHaveLength(11);
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
    "text that cannot be signed",
    { unreadable: [{ id: "c1", title: "Who we are" }] },
    "textUnreadable",
    { id: "c1", title: "Who we are" },
  ],
  [
    "a party with nobody to sign",
    { parties: [{ name: "Alderbeck", signatories: [] }] },
    "signatoryMissing",
    { party: "Alderbeck" },
  ],
  [
    "a signatory without confirmed authority",
    { parties: [{ name: "Alderbeck", signatories: [{ name: "Helen", confirmed: false }] }] },
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
