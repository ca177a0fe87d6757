// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import { FakeServer, open } from "./pages.fixture.tsx";
import { alderbeckView, consortiumReveal, HASH, riverReveal } from "./river.fixture.ts";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer(alderbeckView());
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const region = async (name: RegExp) => screen.findByRole("region", { name });

test("AS7 the headline is the finding, and no degree is called better", async () => {
  open("result");
  await screen.findByRole("heading", {
    level: 1,
    name: "Your answers point to a partnership agreement",
  });
  expect(screen.getByText(/No degree is better than another/)).toBeDefined();
});

test("AS11 every area shows each party's mark, and the same can be read as a list", async () => {
  open("result");
  const areas = within(await region(/Where each of you stands/));
  expect(areas.getAllByRole("rowheader")).toHaveLength(7);
  const lines = areas.getByRole("table").textContent;
  await userEvent.click(areas.getByRole("button", { name: "Read as a list" }));
  const list = areas.getByRole("list", { name: "Where each of you stands" });
  const decisions = areas.getByRole("row", { name: /^Decisions/ });
  expect(
    within(decisions)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["4", "3", "4", "Close"]);
  for (const words of ["Harrowfell 4", "Alderbeck 3", "Northmere 3.5", "Facts differ"]) {
    expect(lines).toContain(words);
    expect(list.textContent).toContain(words);
  }
});

test("AS11 the open area has each party's words and one question to talk about", async () => {
  open("result");
  const areas = within(await region(/Where each of you stands/));
  await userEvent.click(areas.getByRole("button", { name: "Decisions" }));
  expect(areas.getByText("If money runs short in year two, who decides what stops?")).toBeDefined();
  expect(areas.getAllByText("A steering group with agreed voting decides")).toHaveLength(2);
});

test("AS5 disputed and unsure facts are listed with both answers", async () => {
  open("result");
  const facts = within(await region(/4 facts to settle/));
  expect(facts.getAllByText("You differ")).toHaveLength(4);
  expect(facts.getAllByText("Not sure yet")).toHaveLength(1);
});

test("TE2 a required clause names the fact and the party that caused it", async () => {
  open("result");
  const draft = within(await region(/The draft that fits: a partnership agreement/));
  const deed = draft.getByText("Signing as a deed or under seal").closest("li");
  expect(deed?.textContent).toContain("A deed or seal is asked for (Northmere)");
});

test("AS12 one's own low readiness is marked as private; nobody else's is here", async () => {
  open("result");
  const ready = within(await region(/Before you sign/));
  expect(ready.getByText(/We have checked the other partners/)).toBeDefined();
  expect(screen.getByText("Only Alderbeck sees this")).toBeDefined();
});

test("AS17 a lead confirms this degree of this result", async () => {
  open("result");
  await userEvent.click(await screen.findByRole("button", { name: /Yes, 4 is right/ }));
  await waitFor(() => {
    expect(server.sent).toEqual([
      { method: "POST", path: "degree/confirm", body: { degree: 4, inputsHash: HASH } },
    ]);
  });
});

test("AS17 a confirmation that has lapsed is shown as lapsed and asked for again", async () => {
  const said = { organisationId: "alderbeck", personName: "Marcus Bell", degree: 4 as const };
  const at = "2026-11-18T11:00:00.000Z";
  const confirmations = [{ ...said, at, current: false }];
  server.view = alderbeckView({ reveal: riverReveal({ confirmations }) });
  open("result");
  expect(await screen.findByText(/Answers have changed since/)).toBeDefined();
  expect(screen.getByRole("button", { name: /Yes, 4 is right/ })).toBeDefined();
});

test("AS18 any lead starts the draft from the result it sees", async () => {
  open("result");
  await userEvent.click(await screen.findByRole("button", { name: "Start this draft" }));
  await screen.findByRole("heading", { name: "The draft" });
  expect(server.sent).toEqual([{ method: "POST", path: "draft", body: { inputsHash: HASH } }]);
});

test("AS18 a result that has changed meanwhile is said, and the page stays", async () => {
  server.refuse = { status: 409, code: "resultChanged" };
  open("result");
  await userEvent.click(await screen.findByRole("button", { name: "Start this draft" }));
  expect((await screen.findByRole("alert")).textContent).not.toBe("");
});

test("AS18 a viewer is offered nothing that a viewer may not do", async () => {
  server.view = alderbeckView({ seats: ["viewer"] });
  open("result");
  await screen.findByText("A partner lead starts the draft.");
  expect(screen.queryByRole("button", { name: /Start|Yes/ })).toBeNull();
  expect(screen.queryByRole("link", { name: /Change our answer/ })).toBeNull();
});

test("AS8 parties that are far apart get a talk and no degree to confirm", async () => {
  const { result, ...rest } = riverReveal();
  const apart = { ...result, state: "conversation" as const, degree: null };
  server.view = alderbeckView({ reveal: { ...rest, result: apart } });
  open("result");
  await screen.findByRole("heading", { level: 1, name: /Talk first/ });
  expect(screen.queryByRole("button", { name: /Yes/ })).toBeNull();
});

test("AS11 with twelve parties the lines count them, and outliers are named", async () => {
  server.view = alderbeckView({ reveal: consortiumReveal(), organisationId: "m4" });
  open("result");
  expect(await screen.findByText(/Two or more degrees from the middle: M1 and M2/)).toBeDefined();
  const areas = within(await region(/Where each of you stands/));
  const purpose = within(areas.getByRole("row", { name: /^Purpose/ }));
  expect(purpose.getByText("10")).toBeDefined();
  expect(purpose.getByText(/M1 2, M2 2, M3 4/)).toBeDefined();
  expect(areas.getAllByText("M1 and M2").length).toBeGreaterThan(0);
});
