// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import { STANDARD, type Thresholds } from "#shared/assessment/thresholds.ts";
import type { ThresholdsProposal, ThresholdsView } from "#shared/protocol/thresholds.ts";
import { FakeServer, open } from "./pages.fixture.tsx";
import { alderbeckView, riverReveal } from "./river.fixture.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AT = "2026-11-18T10:02:00.000Z";
const LATER: Thresholds = {
  ...STANDARD,
  moneyBands: { memorandum: 1000, contract: 25_000, checks: 100_000 },
};
const proposal: ThresholdsProposal = {
  number: 3,
  thresholds: LATER,
  reason: "Our members asked.",
  organisationId: "harrowfell",
  personName: "Amina Yusuf",
  at: AT,
  yes: [{ organisationId: "harrowfell", personName: "Amina Yusuf", at: AT }],
};
const standing: ThresholdsView = {
  now: STANDARD,
  began: { thresholds: STANDARD, reason: "" },
  agreed: null,
  lowered: [],
  proposal: null,
};

async function amounts(thresholds: ThresholdsView) {
  const server = new FakeServer(alderbeckView({ reveal: riverReveal({ thresholds }) }));
  vi.stubGlobal("fetch", server.fetch);
  open("result");
  const region = await screen.findByRole("region", { name: "Why these amounts" });
  return { server, region: within(region) };
}

test("AS36 the amounts stand in words, and the standard says that it is one", async () => {
  const { region } = await amounts(standing);
  expect(region.getByText("A contract", { selector: "dt" }).nextSibling?.textContent).toBe(
    "over £5,000 in a year",
  );
  expect(region.getByText("They are the standard ones.")).toBeDefined();
  expect(
    region.getByText(/What the law, a regulator or a funder asks for never moves/),
  ).toBeDefined();
});

test("AS37 what whoever runs the server chose stands with the reason", async () => {
  const began = { thresholds: LATER, reason: "Our network chose them." };
  const { region } = await amounts({ ...standing, now: LATER, began });
  expect(region.getByText("Our network chose them.")).toBeDefined();
  expect(region.getByText("A contract", { selector: "dt" }).nextSibling?.textContent).toBe(
    "over £25,000 in a year",
  );
});

test("AS38 a proposal says what would change and why, and a lead says yes to exactly it", async () => {
  const { server, region } = await amounts({
    ...standing,
    proposal: { ...proposal, lapsed: false },
  });
  expect(region.getByText("Our members asked.")).toBeDefined();
  expect(
    region.getByText("A contract: over £25,000 in a year, not over £5,000 in a year."),
  ).toBeDefined();
  const said = region.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(said).toContain("HarrowfellSaid yes");
  expect(said).toContain("AlderbeckHas not said yet");
  await userEvent.click(region.getByRole("button", { name: "Yes, these are right for Alderbeck" }));
  expect(server.sent).toEqual([{ method: "POST", path: "thresholds/agree", body: { number: 3 } }]);
});

test("AS38 other amounts are proposed with a reason, and what they would do is said first", async () => {
  const { server, region } = await amounts(standing);
  await userEvent.click(region.getByText("Propose other amounts or lowest degrees"));
  const send = region.getByRole("button", { name: "Propose these" });
  await userEvent.click(send);
  expect(region.getByRole("alert").textContent).toContain("Choose at least one that is different");
  await userEvent.selectOptions(region.getByLabelText("A contract"), "0");
  await userEvent.click(send);
  expect(region.getByRole("alert").textContent).toContain("A contract cannot begin below");
  await userEvent.selectOptions(region.getByLabelText("A contract"), "25000");
  expect(region.getByText("With these, your answers still point to 4 Committed.")).toBeDefined();
  await userEvent.click(send);
  expect(region.getByRole("alert").textContent).toContain("Write why they should change");
  expect(server.sent).toEqual([]);
  await userEvent.type(region.getByLabelText("Why should they change?"), "Our members asked.");
  await userEvent.click(send);
  const { inputsHash } = riverReveal();
  const body = { thresholds: LATER, reason: "Our members asked.", inputsHash };
  expect(server.sent).toEqual([{ method: "POST", path: "thresholds/propose", body }]);
});

test("two organisations are both, and not all two of them", async () => {
  const reveal = riverReveal();
  const two = { ...reveal, parties: reveal.parties.slice(0, 2) };
  const server = new FakeServer(alderbeckView({ reveal: two }));
  vi.stubGlobal("fetch", server.fetch);
  open("result");
  expect(await screen.findByText(/Opened to both of you on/)).toBeDefined();
  expect(document.body.textContent).not.toMatch(/[Aa]ll.2.of you/);
});

test("AS53 a lowered floor says from what, who proposed it, when and why; one of a funder has no button", async () => {
  const now = { ...STANDARD, lowered: { "FL-06": 3 as const } };
  const lowered: ThresholdsView["lowered"] = [
    {
      floor: "FL-06",
      degree: 3,
      number: 3,
      reason: "Two hours a week.",
      organisationId: "harrowfell",
      personName: "Amina Yusuf",
      at: AT,
      holds: true,
    },
  ];
  const agreed = { ...proposal, thresholds: now, reason: "Two hours a week." };
  const { region } = await amounts({ ...standing, now, agreed, lowered });
  // The amounts have not changed, so the reason for the floor is none of theirs.
  expect(region.getByText("They are the standard ones.")).toBeDefined();
  expect(region.queryByText("Two hours a week.")).toBeNull();
  const floors = within(screen.getByRole("region", { name: "What sets the lowest degree" }));
  expect(floors.getByText(/lowered it from 4\. Amina Yusuf at Harrowfell/)).toBeDefined();
  expect(floors.getByText("Two hours a week.")).toBeDefined();
  const named = floors.getAllByRole("button").map((one) => one.getAttribute("aria-label"));
  expect(named).toContain("Propose a lower degree: There is a shared post or a secondment");
  expect(named.filter((name) => name?.includes("is asked for") === true)).toEqual([]);
});

test("AS52 AS54 a lapsed proposal gets no yes, and only who made it withdraws it", async () => {
  const lapsed = { ...proposal, lapsed: true };
  const { region } = await amounts({ ...standing, proposal: lapsed });
  expect(region.getByText(/so nobody can say yes to it/)).toBeDefined();
  expect(region.queryByRole("button", { name: /^Yes, these/ })).toBeNull();
  expect(region.queryByRole("button", { name: /^Withdraw/ })).toBeNull();
  cleanup();
  const own = { ...lapsed, organisationId: "alderbeck" };
  const { server, region: mine } = await amounts({ ...standing, proposal: own });
  await userEvent.click(mine.getByRole("button", { name: "Withdraw this proposal" }));
  expect(server.sent).toEqual([
    { method: "POST", path: "thresholds/withdraw", body: { number: 3 } },
  ]);
});
