// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import type { Deadline } from "#shared/protocol/opening.ts";
import { FakeServer, open } from "./pages.fixture.tsx";
import { alderbeckView, riverReveal } from "./river.fixture.ts";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer(alderbeckView({ reveal: null }));
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const region = async (name: RegExp) => within(await screen.findByRole("region", { name }));
const AT = "2026-11-18T12:00:00.000Z";
const OVER: Deadline = {
  due: "2026-11-17",
  passed: true,
  personName: "Amina Yusuf",
  organisationId: "harrowfell",
  at: AT,
  yes: ["harrowfell"],
};

test("AS24 a last day that is over is said beside the field, and the form is kept", async () => {
  open("assessment");
  const day = await region(/The last day for answers/);
  await userEvent.click(day.getByText("Set a last day"));
  await userEvent.type(day.getByLabelText("Last day for answers"), "2020-01-31");
  await userEvent.click(day.getByRole("button", { name: "Save the day" }));
  expect(day.getAllByText(/Last day must be today, .*, or later/)).toHaveLength(2);
  expect(day.getByLabelText<HTMLInputElement>("Last day for answers").value).toBe("2020-01-31");
  expect(server.sent).toEqual([]);
  await userEvent.clear(day.getByLabelText("Last day for answers"));
  await userEvent.type(day.getByLabelText("Last day for answers"), "2199-01-31");
  await userEvent.click(day.getByRole("button", { name: "Save the day" }));
  await waitFor(() => {
    expect(server.sent).toEqual([
      { method: "PUT", path: "assessment/deadline", body: { due: "2199-01-31" } },
    ]);
  });
});

test("AS24 when the last day is over, a party that has finished may say yes to opening", async () => {
  const progress = server.view.progress.map((party) => ({
    ...party,
    finished: party.organisationId !== "northmere",
  }));
  server.view = { ...server.view, deadline: OVER, progress };
  open("assessment");
  const day = await region(/The last day for answers/);
  expect(day.getByText(/Northmere has not finished/).textContent).toContain(
    "Said yes: Harrowfell.",
  );
  await userEvent.click(day.getByRole("button", { name: "Yes, open without Northmere" }));
  expect(server.sent).toEqual([{ method: "POST", path: "assessment/open-early", body: {} }]);
});

test("AS24 whoever is late is told that the others have opened", async () => {
  server.view = { ...server.view, finished: null, openedAt: AT };
  open("assessment");
  await screen.findByText("The others have opened their answers");
  expect(screen.queryByText("Set a last day")).toBeNull();
  expect(screen.getByText(/^No other organisation can see your answers until you/)).toBeDefined();
});

test("AS60 a result that opened without somebody says whose answers are not in it", async () => {
  const reveal = riverReveal();
  server.view = { ...server.view, reveal };
  open("result");
  await region(/Where each of you stands/);
  expect(screen.queryByText(/not answered yet/)).toBeNull();
  cleanup();
  const progress = server.view.progress.map((party) => ({
    ...party,
    finished: party.organisationId !== "northmere",
  }));
  server.view = { ...server.view, progress };
  open("result");
  expect(await screen.findByText("Northmere has not answered yet")).toBeDefined();
});

test("AS25 a party says yes to what another proposes, or proposes an answer", async () => {
  const said = { question: "E2", organisationId: "harrowfell", value: "joint" } as const;
  const factYes = [{ ...said, personName: "Amina Yusuf", at: AT }];
  server.view = alderbeckView({ reveal: riverReveal({ factYes }) });
  open("result");
  const facts = await region(/4 facts to settle/);
  expect(
    facts.getByText(/Amina Yusuf at Harrowfell says yes to: We decide together/),
  ).toBeDefined();
  await userEvent.click(facts.getByRole("button", { name: "Yes, it is “We decide together”" }));
  expect(server.sent).toEqual([{ method: "PUT", path: "facts/E2", body: { value: "joint" } }]);
  const own = { ...factYes[0], organisationId: "alderbeck", personName: "Marcus Bell" };
  server.view = alderbeckView({ reveal: riverReveal({ factYes: [{ ...said, ...own, at: AT }] }) });
  cleanup();
  open("result");
  await userEvent.click(await screen.findByRole("button", { name: "Take our yes back" }));
  expect(server.sent.at(-1)).toMatchObject({ method: "DELETE", path: "facts/E2" });
});

test("AS27 what was agreed is written under the question to talk about", async () => {
  server.view = alderbeckView({ reveal: riverReveal() });
  open("result");
  const areas = await region(/Where each of you stands/);
  await userEvent.click(areas.getByRole("button", { name: "Decisions" }));
  const add = areas.getAllByRole("button", { name: "Add what you agreed" });
  const visible = add.find((button) => button.closest("tr")?.hidden === false);
  if (visible === undefined) throw new Error("no open area");
  await userEvent.click(visible);
  await userEvent.type(areas.getByLabelText("What you agreed"), "The steering group decides.");
  expect(
    areas.getByText(/starting note of the clause “Steering group and decisions”/),
  ).toBeDefined();
  await userEvent.click(areas.getByRole("button", { name: "Save for all of you" }));
  await waitFor(() => {
    expect(server.sent).toEqual([
      { method: "PUT", path: "agreed/D1", body: { words: "The steering group decides." } },
    ]);
  });
});

test("AS26 the change of the result is told: who came, the degree, the clauses", async () => {
  const first = {
    revision: 1,
    at: AT,
    state: "proposed" as const,
    degree: 2 as const,
    workingDegree: 2 as const,
    joined: [],
    left: [],
    clausesIn: [],
    clausesOut: [],
  };
  const then = { ...first, revision: 2, degree: 3 as const, workingDegree: 3 as const };
  const history = [
    first,
    { ...then, joined: ["Northmere Borough Council"], clausesIn: ["MO-02", "SA-01"] },
    { ...then, revision: 3 },
  ];
  server.view = alderbeckView({ reveal: riverReveal({ history }) });
  open("result");
  const told = await region(/How the result has changed/);
  expect(told.getAllByRole("listitem")).toHaveLength(1);
  expect(told.getByText("From 2 to 3")).toBeDefined();
  expect(told.getByText("Came in: Northmere Borough Council.")).toBeDefined();
  expect(
    told.getByText("Clauses in: Budget and payments between partners and Safeguarding promise."),
  ).toBeDefined();
});

test("AS29 a signed agreement that is too light says so, with the fact and the missing clauses", async () => {
  const facts = [{ id: "FL-02" as const, by: ["Harrowfell Youth Action"] }];
  const missing = ["MO-02", "MO-05", "MO-06", "MO-07", "MO-01", "WO-02", "RI-02"];
  const outgrown = { signed: 2 as const, needs: 4 as const, facts, missing };
  server.view = alderbeckView({ stage: "inForce", reveal: riverReveal({ outgrown }) });
  open("result");
  const alert = await region(/This agreement is now lighter than the facts need/);
  expect(alert.getByText(/You signed at 2 Coordinated/).textContent).toContain("4 Committed");
  expect(
    alert.getByText(/More than £5,000 a year may pass between you \(Harrowfell\)/),
  ).toBeDefined();
  expect(alert.getByText("Budget and payments between partners")).toBeDefined();
  expect(alert.getByText("Show one more")).toBeDefined();
});
