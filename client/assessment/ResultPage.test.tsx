// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
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
  const stands = within(await region(/Where each of you stands/));
  const areas = within(stands.getByRole("table"));
  await userEvent.click(areas.getByRole("button", { name: "Decisions" }));
  expect(areas.getByText("If money runs short in year two, who decides what stops?")).toBeDefined();
  expect(areas.getAllByText("A steering group with agreed voting decides")).toHaveLength(2);
});

test("AS47 AS23 what one is not sure of is no answer of all, and every note can be read", async () => {
  const note = { question: "B1", words: "We plan in June.", personName: "Josie" } as const;
  const reveal = riverReveal();
  const parties = reveal.parties.map((party) =>
    party.shortName === "Alderbeck"
      ? {
          ...party,
          answers: { ...party.answers, A1: null },
          notes: [{ ...note, at: reveal.revealedAt }],
        }
      : party,
  );
  server.view = alderbeckView({ reveal: { ...reveal, parties } });
  open("result");
  const stands = within(await region(/Where each of you stands/));
  await userEvent.click(stands.getByRole("button", { name: "Purpose" }));
  expect(
    stands.getByRole("heading", { level: 3, name: "How joined-up are your aims?" }),
  ).toBeDefined();
  await userEvent.click(stands.getByRole("button", { name: "Read as a list" }));
  const list = stands.getByRole("list", { name: "Where each of you stands" });
  expect(list.textContent).toContain("Alderbeck: Not sure yet.");
  expect(list.textContent).toContain("Note by Josie: We plan in June.");
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
  expect(screen.getByText("Only Alderbeck sees this list")).toBeDefined();
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
  const confirmations = [{ ...said, at, current: false, sameAnswers: false }];
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

/** The reveal of three parties that are far apart, with no fact that asks for more than degree 1. */
function apartReveal(change: Partial<Reveal> = {}): Reveal {
  const { result, ...rest } = riverReveal();
  const apart = { ...result, state: "conversation" as const, degree: null, floors: [] };
  return { ...rest, result: apart, ...change };
}

test("AS19 a lead proposes another kind, with a reason, and sees what it leaves out", async () => {
  server.view = alderbeckView({ reveal: apartReveal() });
  open("result");
  await userEvent.click(await screen.findByText("Choose a different kind of agreement"));
  await userEvent.click(screen.getByRole("button", { name: "Propose this instead" }));
  expect(screen.getByRole("alert").textContent).toContain("Choose a kind of agreement");
  await userEvent.click(screen.getByRole("radio", { name: /^3: memorandum/ }));
  expect(screen.getByText(/This leaves out \d+ clauses:/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Propose this instead" }));
  expect(screen.getByRole("alert").textContent).toContain("Write why this is right for you");
  expect(server.sent).toEqual([]);
  await userEvent.type(screen.getByLabelText("Why is this right for you?"), "A pilot first.");
  await userEvent.click(screen.getByRole("button", { name: "Propose this instead" }));
  await waitFor(() => {
    const body = { degree: 3, reason: "A pilot first.", inputsHash: HASH };
    expect(server.sent).toEqual([{ method: "POST", path: "degree/propose", body }]);
  });
});

test("AS19 a kind below the floor cannot be chosen, and the fact is named", async () => {
  open("result");
  await userEvent.click(await screen.findByText("Choose a different kind of agreement"));
  const three = screen.getByRole("radio", { name: /^3: memorandum/ });
  expect(three).toHaveProperty("disabled", true);
  const hint = document.getElementById(three.getAttribute("aria-describedby") ?? "");
  expect(hint?.textContent).toMatch(/^Not open to you\. .+ That needs at least 4\.$/);
});

test("AS20 the others see a proposal with its reason, and say yes to exactly that one", async () => {
  const by = { organisationId: "harrowfell", personName: "Amina Yusuf", degree: 3 as const };
  const at = "2026-11-18T11:00:00.000Z";
  const proposal = { ...by, number: 2, reason: "A pilot first.", at };
  const confirmations = [{ ...by, at, current: true, sameAnswers: true }];
  server.view = alderbeckView({ reveal: apartReveal({ proposal, confirmations }) });
  open("result");
  await screen.findByText("A pilot first.");
  await userEvent.click(screen.getByRole("button", { name: "Yes, 3 is right for Alderbeck" }));
  await waitFor(() => {
    const body = { degree: 3, inputsHash: HASH, proposal: 2 };
    expect(server.sent).toEqual([{ method: "POST", path: "degree/confirm", body }]);
  });
});

test("AS20 what all agreed by hand is the headline, and its reason stays", async () => {
  const by = { organisationId: "harrowfell", personName: "Amina Yusuf", degree: 3 as const };
  const proposal = { ...by, number: 1, reason: "A pilot first.", at: "2026-11-18T11:00:00.000Z" };
  const agreed = { degree: 3 as const, method: "byHand" as const };
  server.view = alderbeckView({ reveal: apartReveal({ proposal, agreed }) });
  open("result");
  const name = "You agreed on a memorandum of understanding";
  await screen.findByRole("heading", { level: 1, name });
  expect(screen.getByText("A pilot first.")).toBeDefined();
  expect(await region(/The draft that fits: a memorandum of understanding/)).toBeDefined();
});
