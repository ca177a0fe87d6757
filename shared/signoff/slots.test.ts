import { expect, test } from "vitest";
import type { LegalForm } from "#shared/agreements/party.ts";
import { signingRule } from "#shared/agreements/signing-rule.ts";
import { type SlotParty, slotsOf } from "./slots.ts";

const josie = { personId: "josie", name: "Josie Tregear" };
const nadia = { personId: "nadia", name: "Nadia Okell" };
const derek = { personId: "derek", name: "Derek Saltman" };

const party = (form: LegalForm, more: Partial<SlotParty>, deed = false): SlotParty => ({
  rule: signingRule({ legalForm: form, degree: 4, bindsInPart: true, deed, ownRule: "" }),
  leads: [josie],
  directors: [nadia],
  named: "",
  ...more,
});

test.each([
  ["SO20 a company with one director", "cic", [nadia], 0],
  ["SO20 a company with nobody", "cic", [], 1],
  ["SO22 a trust with one trustee", "trust", [nadia], 1],
  ["SO22 a trust with two trustees", "trust", [nadia, derek], 0],
  ["SO22 a trust with nobody", "trust", [], 2],
] as const)("SO26 %s has the people it needs, or misses so many", (_, form, directors, missing) => {
  const slots = slotsOf(party(form, { directors }));
  expect(slots.missing).toBe(missing);
  expect(slots.signers).toEqual(directors.map(({ personId }) => personId));
});

test("SO28 nobody of a party that seals on paper is asked, and nobody is missing", () => {
  const slots = slotsOf(party("council", { directors: [nadia] }, true));
  expect(slots).toEqual({ signers: [], missing: 0, warnings: [] });
});

test("SO25 one person who leads and signs alone is a warning, and a second signer ends it", () => {
  const codes = (directors: SlotParty["directors"], leads: SlotParty["leads"] = [josie]) =>
    slotsOf(party("cio", { directors, leads })).warnings;
  expect(codes([josie])).toEqual([{ code: "leadSignsAlone", person: "Josie Tregear" }]);
  expect(codes([josie, nadia])).toEqual([]);
  expect(codes([nadia])).toEqual([]);
  expect(codes([josie], [josie, derek])).toEqual([]);
});

test("SO27 who signs for named people is one of them, or it is pointed at", () => {
  const named = "Derek  Saltman, and NADIA okell of Fernmouth";
  const both = slotsOf(party("unincorporated", { directors: [nadia, derek], named }));
  expect(both.warnings).toEqual([]);
  const stranger = slotsOf(party("unincorporated", { directors: [nadia, josie], named }));
  expect(stranger.warnings).toEqual([{ code: "notNamed", person: "Josie Tregear" }]);
  expect(slotsOf(party("unincorporated", { directors: [josie, nadia] })).warnings).toEqual([]);
});
