// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import "#client/app/i18n.ts";
import { WhoWillSign } from "./WhoWillSign.tsx";

afterEach(cleanup);

const agreement: AgreementView = {
  id: "river",
  title: "River and Roots",
  stage: "drafting",
  phase: "drafting",
  degree: 4,
  revealedAt: null,
  createdAt: "2026-11-18T10:00:00.000Z",
  inForceAt: null,
  reviewDue: null,
  organisationId: "saltmarsh",
  seats: ["lead"],
  parties: [
    {
      organisationId: "saltmarsh",
      legalName: "Saltmarsh Foodshare",
      shortName: "Saltmarsh",
      legalForm: "unincorporated",
      mark: 1,
      people: [],
    },
  ],
  invited: [],
  moves: [],
};

function open(
  party: Partial<Ready["parties"][number]>,
  signatories: Ready["signatories"] = [],
  legalForm = "unincorporated",
): void {
  const signing: Ready["parties"][number] = {
    organisationId: "saltmarsh",
    signer: "committeeMember",
    fewest: 2,
    spare: false,
    missing: 0,
    method: null,
    paper: false,
    inPerson: true,
    ownRule: "",
    warnings: [],
    ...party,
  };
  const ready: Ready = {
    seq: 41,
    rows: [],
    gates: [],
    consents: [],
    unusual: [],
    leftOut: [],
    outgrown: null,
    signatories,
    parties: [signing],
  };
  render(
    <MemoryRouter>
      <WhoWillSign
        agreement={{
          ...agreement,
          parties: agreement.parties.map((one) => ({ ...one, legalForm })),
        }}
        ready={ready}
      />
    </MemoryRouter>,
  );
}

const nadia: Ready["signatories"][number] = {
  organisationId: "saltmarsh",
  personId: "nadia",
  personName: "Nadia Okell",
  title: "Chair",
  authority: {
    basis: "s333",
    reference: "Minute 4",
    date: "2026-11-02",
    declaredBy: "Derek Saltman",
  },
};

test("SO22 SO26 who signs, on whose word, and who is missing stand together", () => {
  open({ missing: 1 }, [nadia]);
  expect(screen.getByText(/^2 committee members sign\. They sign for all of them/)).toBeDefined();
  expect(screen.getByText("On the word of Derek Saltman")).toBeDefined();
  expect(screen.getByText("One more committee member to ask")).toBeDefined();
});

test("SO25 a warning names the person it is about, and the own rule is shown", () => {
  open(
    { ownRule: "Two of the committee", warnings: [{ code: "notNamed", person: "Nadia Okell" }] },
    [nadia],
  );
  expect(screen.getByText(/^Nadia Okell is not among the people/)).toBeDefined();
  expect(screen.getByText("Its own rule: “Two of the committee”")).toBeDefined();
});

test("SO23 a council has a place for a second officer, that nobody must fill", () => {
  open({ signer: "officer", fewest: 1, spare: true, inPerson: false }, [nadia]);
  expect(screen.getByText("A second officer may be asked")).toBeDefined();
});

test("SO28 a party that seals on paper has no place to sign, and a way to change that", () => {
  open({ signer: "trustee", fewest: 0, method: "seal", paper: true, inPerson: false }, [], "cio");
  expect(screen.getByText(/Nobody signs here for it/)).toBeDefined();
  expect(screen.queryByText(/to ask/)).toBeNull();
  const link = screen.getByRole("link", { name: "Change how it signs the deed" });
  expect(link.getAttribute("href")).toContain("field=deed%2Fsaltmarsh%2Fmethod");
});

test.each(["council", "trust"])(
  "SO43 a %s has one way to sign a deed and is offered no other",
  (form) => {
    open({ signer: "officer", fewest: 0, method: "seal", paper: true, inPerson: false }, [], form);
    expect(screen.getByText(/Nobody signs here for it/)).toBeDefined();
    expect(screen.queryByRole("link", { name: "Change how it signs the deed" })).toBeNull();
  },
);
