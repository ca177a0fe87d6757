import { expect, test } from "vitest";
import type { Role, Stage } from "#shared/agreements/stage.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { gateRights, whoMay } from "./gate-rights.ts";

const person = (name: string, role: Role): AgreementView["parties"][number]["people"][number] => ({
  personId: name,
  name,
  email: "",
  title: "",
  roles: [role],
  administrator: false,
  authority: null,
  hasPasskey: false,
});

const agreement = (role: Role, stage: Stage = "drafting"): AgreementView => ({
  id: "river",
  title: "River",
  stage,
  phase: stage,
  degree: 4,
  revealedAt: null,
  createdAt: "2026-11-18T10:00:00.000Z",
  inForceAt: null,
  reviewDue: null,
  organisationId: "northmere",
  seats: [role],
  parties: [
    {
      organisationId: "northmere",
      legalName: "Northmere Borough Council",
      shortName: "Northmere",
      legalForm: "council",
      mark: 1,
      people: [person("Siân", "lead"), person("Gwen", "legal")],
    },
    {
      organisationId: "alderbeck",
      legalName: "Alderbeck",
      shortName: "Alderbeck",
      legalForm: "cio",
      mark: 2,
      people: [person("Marcus", "lead")],
    },
  ],
  invited: [],
  moves: [],
});

const review = { gate: "legalReview", organisationId: "northmere" } as const;
const funder = { gate: "funderApproval", organisationId: null } as const;
const closes = { close: true, waive: false };
const none = { close: false, waive: false };

test("legal review is closed by the own reviewer, waived by the own director, by nobody else", () => {
  expect(gateRights(agreement("legal"), review)).toEqual(closes);
  expect(gateRights(agreement("director"), review)).toEqual({ close: false, waive: true });
  expect(gateRights(agreement("lead"), review)).toEqual(none);
  expect(gateRights(agreement("legal"), { ...review, organisationId: "alderbeck" })).toEqual(none);
});

test("AG20 a lead closes gates of the whole agreement and of their own party, and waives none", () => {
  expect(gateRights(agreement("lead"), funder)).toEqual(closes);
  expect(gateRights(agreement("lead"), { ...funder, organisationId: "northmere" })).toEqual(closes);
  expect(gateRights(agreement("lead"), { ...funder, organisationId: "alderbeck" })).toEqual(none);
  expect(gateRights(agreement("viewer"), funder)).toEqual(none);
});

test("once it is frozen nobody settles a gate", () => {
  expect(gateRights(agreement("lead", "signing"), funder)).toEqual(none);
});

test("who may do it is said by name", () => {
  const viewer = agreement("viewer");
  expect(whoMay(viewer, review)).toEqual({ kind: "review", names: "Gwen" });
  expect(whoMay(viewer, funder)).toEqual({ kind: "lead", names: "Siân, Marcus" });
  expect(whoMay(viewer, { gate: "legalReview", organisationId: "alderbeck" })).toEqual({
    kind: "someReview",
    names: "",
  });
});
