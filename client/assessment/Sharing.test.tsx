// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import type { SharedAnswer } from "#shared/protocol/sharing.ts";
import { FakeServer, open } from "./pages.fixture.tsx";
import { alderbeckView, riverReveal } from "./river.fixture.ts";

let server: FakeServer;

/** Alderbeck, with low answers to H2, H4 and H5, and Harrowfell. */
const two = (change: Partial<AssessmentView> = {}): AssessmentView => {
  const view = alderbeckView(change);
  return { ...view, progress: view.progress.slice(0, 2) };
};

beforeEach(() => {
  server = new FakeServer(two());
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AT = "2026-11-18T12:00:00.000Z";
const SHARED: SharedAnswer = {
  organisationId: "alderbeck",
  name: "Alderbeck",
  sharedWith: "harrowfell",
  sharedWithName: "Harrowfell",
  question: "H4",
  value: 2,
  personName: "Marcus Bell",
  at: AT,
  withdrawn: null,
};
const region = async (name: RegExp) => within(await screen.findByRole("region", { name }));

test("AS71 the talk that trust needs says what to do, and names nobody", async () => {
  server.view = alderbeckView({ reveal: riverReveal({ trustTalk: true }) });
  open("result");
  const talk = await screen.findByRole("region", { name: /Trust needs a talk/ });
  expect(talk.textContent).toContain("Set aside half an hour");
  expect(talk.textContent).not.toMatch(/Alderbeck|Harrowfell|Northmere|Disagree/);
});

test("AS74 a low answer is shared after what the other reads has been said", async () => {
  open("result");
  const ready = await region(/Before you sign/);
  await userEvent.click(ready.getByRole("button", { name: /^Share this .* say is fair/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("Disagree")).toBeDefined();
  await userEvent.click(dialog.getByRole("button", { name: "Share it" }));
  await waitFor(() => {
    expect(server.sent).toEqual([{ method: "PUT", path: "shared/H4", body: { value: 2 } }]);
  });
});

test("AS74 with three, and for somebody who is no lead, there is nothing to share with", async () => {
  server.view = alderbeckView();
  open("result");
  const ready = await region(/Before you sign/);
  expect(ready.queryAllByRole("button")).toEqual([]);
  cleanup();
  server.view = two({ seats: ["viewer"] });
  open("result");
  expect((await region(/Before you sign/)).queryAllByRole("button")).toEqual([]);
});

test("AS70 an answer of before is answered again before it can be shared", async () => {
  const view = two();
  server.view = { ...view, answers: view.answers.map((own) => ({ ...own, promise: 1 })) };
  open("result");
  const ready = await region(/Before you sign/);
  expect(ready.queryAllByRole("button")).toEqual([]);
  expect(ready.getAllByRole("link", { name: "Answer it again" })).toHaveLength(3);
});

test("AS75 its own organisation sees what is shared and withdraws it", async () => {
  server.view = two({ reveal: riverReveal({ sharedAnswers: [SHARED] }) });
  open("result");
  const shared = await region(/Shared between the two of you/);
  expect(shared.getByText(/Marcus Bell shared this with Harrowfell on/)).toBeDefined();
  await userEvent.click(shared.getByRole("button", { name: "Withdraw it" }));
  await waitFor(() => {
    expect(server.sent).toEqual([{ method: "DELETE", path: "shared/H4", body: null }]);
  });
});

test("AS75 the other one reads the answer, and after a withdrawal that there was one", async () => {
  const theirs = { ...SHARED, organisationId: "harrowfell", name: "Harrowfell" };
  const told = { ...theirs, sharedWith: "alderbeck", sharedWithName: "Alderbeck" };
  const withdrawn = { personName: "Amina Yusuf", at: AT };
  const gone = { ...told, question: null, value: null, withdrawn };
  server.view = two({
    reveal: riverReveal({ sharedAnswers: [told, { ...gone, at: "2026-11-18T13:00:00.000Z" }] }),
  });
  open("result");
  const shared = await region(/Shared between the two of you/);
  expect(shared.getByText("Harrowfell said: Disagree.")).toBeDefined();
  expect(shared.getByText(/Amina Yusuf withdrew it .* not shown any more/)).toBeDefined();
  expect(shared.queryByRole("button")).toBeNull();
});

test("AS70 an answer about readiness is sent with the number of the words above it", async () => {
  server.view = alderbeckView({ reveal: null, openedAt: null, finished: null, answers: [] });
  open("assessment/questions/H3");
  expect(await screen.findByText(/everyone may read one sentence/)).toBeDefined();
  await userEvent.click(screen.getByLabelText("Disagree"));
  await waitFor(() => {
    expect(server.sent).toEqual([
      { method: "PUT", path: "answers/H3", body: { value: 2, promise: 2 } },
    ]);
  });
});
