import { expect, test } from "vitest";
import type { AgreementSummary } from "./agreements.ts";
import { comingUp, findAgreements, greeting, groupAgreements, startOf } from "./home.ts";

const mine = { kind: "sign", personName: "Ruth", organisationId: "a", mine: true } as const;
const theirs = { kind: "sign", personName: "Helen", organisationId: "b", mine: false } as const;

function agreement(id: string, part: Partial<AgreementSummary>): AgreementSummary {
  return {
    id,
    title: id,
    stage: "drafting",
    degree: null,
    roles: ["lead"],
    parties: [],
    invited: [],
    moves: [],
    changedAt: "2026-11-20T09:00:00Z",
    inForceAt: null,
    startsOn: null,
    reviewDue: null,
    ...part,
  };
}

const ids = (agreements: readonly AgreementSummary[]) => agreements.map(({ id }) => id);

test("every agreement stands in exactly one group, one's own moves first", () => {
  const all = [
    agreement("draft", {}),
    agreement("sign", { stage: "signing", moves: [{ ...mine, since: "2026-11-19T09:00:00Z" }] }),
    agreement("wait", { moves: [{ ...theirs, since: "2026-11-18T09:00:00Z" }] }),
    agreement("lunches", { stage: "inForce" }),
    agreement("old", { stage: "ended" }),
  ];
  const groups = groupAgreements(all);
  expect(ids(groups.mine)).toEqual(["sign"]);
  expect(ids(groups.others)).toEqual(["wait", "draft"]);
  expect(ids(groups.inForce)).toEqual(["lunches"]);
  expect(ids(groups.ended)).toEqual(["old"]);
});

const due = (id: string, reviewDue: string | null) =>
  agreement(id, { stage: "inForce", reviewDue });

test("AS41 the nearest reviews come first, four at most", () => {
  const all = [
    due("later", "2028-04-01"),
    due("none", null),
    due("soon", "2027-01-02"),
    due("b", "2029-01-01"),
    due("c", "2030-01-01"),
    due("d", "2031-01-01"),
  ];
  expect(comingUp(all).map(({ id }) => id)).toEqual(["soon", "later", "b", "c"]);
});

test("an agreement in force that asks something of me is my move, not twice on the page", () => {
  const review = agreement("hub", {
    stage: "inForce",
    moves: [{ ...mine, since: "2026-11-19T09:00:00Z" }],
  });
  const groups = groupAgreements([review]);
  expect(ids(groups.mine)).toEqual(["hub"]);
  expect(groups.inForce).toEqual([]);
});

const waits = (id: string, since: string) => agreement(id, { moves: [{ ...mine, since }] });

test("who has waited longest comes first", () => {
  const groups = groupAgreements([
    waits("new", "2026-11-20T09:00:00Z"),
    waits("old", "2026-11-01T09:00:00Z"),
  ]);
  expect(ids(groups.mine)).toEqual(["old", "new"]);
});

test("a search finds titles, organisations and the invited, in any case", () => {
  const party = { organisationId: "a", shortName: "Dŵr Glân", mark: 1 };
  const all = [
    agreement("Hub", { parties: [party] }),
    agreement("Rivers", { invited: ["Bangor"] }),
  ];
  expect(ids(findAgreements(all, "dŵr"))).toEqual(["Hub"]);
  expect(ids(findAgreements(all, " BANGOR "))).toEqual(["Rivers"]);
  expect(ids(findAgreements(all, ""))).toEqual(["Hub", "Rivers"]);
});

test("the greeting follows the hour", () => {
  expect([0, 11, 12, 17, 18, 23].map(greeting)).toEqual([
    "morning",
    "morning",
    "afternoon",
    "afternoon",
    "evening",
    "evening",
  ]);
});

test("SO42 a deed that names a later day has not started before it, and then since that day", () => {
  const inForceAt = "2026-11-24T10:00:00.000Z";
  const deed = { inForceAt, startsOn: "2027-04-01" };
  expect(startOf(deed, "2027-03-31")).toEqual({ started: false, on: "2027-04-01" });
  expect(startOf(deed, "2027-04-01")).toEqual({ started: true, on: "2027-04-01" });
  const signed = { inForceAt, startsOn: null };
  expect(startOf(signed, "2026-11-24")).toEqual({ started: true, on: inForceAt });
  expect(startOf({ inForceAt: null, startsOn: null }, "2026-11-24")).toBeNull();
});
