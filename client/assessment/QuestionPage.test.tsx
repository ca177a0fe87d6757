// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import { FakeServer, open } from "./pages.fixture.tsx";
import { alderbeckView } from "./river.fixture.ts";

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer(alderbeckView({ answers: [], finished: null, reveal: null }));
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const go = async () => userEvent.click(screen.getByRole("button", { name: "Save and continue" }));

test("AS1 a choice is saved at once, and the next question follows", async () => {
  open("assessment/questions/A1");
  await userEvent.click(await screen.findByLabelText(/We have agreed shared aims/));
  expect(server.sent).toEqual([{ method: "PUT", path: "answers/A1", body: { value: 3 } }]);
  await go();
  await screen.findByRole("heading", { level: 1, name: /If this stopped tomorrow/ });
  expect(server.sent).toHaveLength(1);
});

test("AS1 going on without an answer says what to do and leads to the first choice", async () => {
  open("assessment/questions/E1");
  await screen.findByRole("heading", { level: 1 });
  await go();
  const summary = screen.getByRole("alert");
  expect(summary.textContent).toContain("There is a problem");
  await userEvent.click(screen.getByRole("link", { name: /Select at least one answer/ }));
  expect(document.activeElement?.id).toBe("E1-0");
  expect(server.sent).toEqual([]);
});

test("AS1 not being sure is an answer on every question", async () => {
  open("assessment/questions/G2");
  await userEvent.click(await screen.findByLabelText("Not sure yet"));
  await go();
  await screen.findByRole("heading", { level: 1, name: /Our board/ });
  expect(server.sent).toEqual([{ method: "PUT", path: "answers/G2", body: { value: null } }]);
});

test("AS1 an answer that could not be saved stays chosen, is said, and is sent again", async () => {
  server.refuse = { status: 503, code: "notSaved" };
  open("assessment/questions/C4");
  await userEvent.click(await screen.findByLabelText("Volunteers only"));
  await screen.findByRole("alert");
  server.refuse = null;
  await go();
  await screen.findByRole("heading", { level: 1, name: "Who decides about the shared work?" });
  expect(server.sent).toHaveLength(2);
});

test("AS1 a question opened from the check leads back to it", async () => {
  open("assessment/questions/A1?from=check");
  await userEvent.click(await screen.findByLabelText(/We share an interest/));
  await go();
  expect(await screen.findByRole("heading", { name: "Check your answers" })).toBeDefined();
});

test("AS16 after the reveal a change is sent by its button alone, and leads to the result", async () => {
  server.view = alderbeckView();
  open("assessment/questions/F3");
  await userEvent.click(await screen.findByLabelText("Equipment or vehicles"));
  expect(server.sent).toEqual([]);
  expect(screen.getByText(/Every organisation sees this change/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Save the change" }));
  await screen.findByRole("heading", { level: 1, name: /Your answers point to/ });
  expect(server.sent).toHaveLength(1);
});

test("AS15 sealed answers cannot be opened for a change", async () => {
  server.view = alderbeckView({ reveal: null });
  open("assessment/questions/A1");
  expect(await screen.findByRole("heading", { name: "Your answers are sealed" })).toBeDefined();
});

test("AS3 finishing with too few answers is explained and not sent", async () => {
  open("assessment/check");
  const finish = await screen.findByRole("button", { name: "Finish and seal our answers" });
  await userEvent.click(finish);
  await waitFor(() => {
    expect(screen.getByRole("status").textContent).toContain("five of the seven areas");
  });
  expect(server.sent).toEqual([]);
});

test("AS15 a reader who may not answer waits and sees only how far each is", async () => {
  server.view = alderbeckView({ answers: [], finished: null, reveal: null, seats: ["viewer"] });
  open("assessment");
  await screen.findByText("Who has answered");
  expect(screen.queryByRole("link", { name: /questions/ })).toBeNull();
});

test("AS15 when the last one waited for has gone, a finished lead opens the answers", async () => {
  server.view = alderbeckView({ reveal: null });
  open("assessment");
  await userEvent.click(await screen.findByRole("button", { name: "Open the answers" }));
  expect(server.sent).toEqual([{ method: "POST", path: "assessment/finish", body: {} }]);
});

test("AS21 a colleague at the same question is named, and what they answered can be shown", async () => {
  server.here = [
    { personName: "Josie Tarn", question: "A1" },
    { personName: "Sam Reed", question: "A2" },
  ];
  open("assessment/questions/A1");
  await screen.findByText("Josie Tarn is at this question too.");
  expect(screen.queryByText(/Sam Reed/)).toBeNull();
  await userEvent.click(screen.getByLabelText(/We have agreed shared aims/));
  const answer = { question: "A1", value: 1, personName: "Josie Tarn", promise: 1 } as const;
  server.view = { ...server.view, answers: [{ ...answer, at: "2026-11-18T12:00:00.000Z" }] };
  await screen.findByText(/Josie Tarn answered this question at/);
  await userEvent.click(screen.getByRole("button", { name: "Show this answer" }));
  expect(screen.getByLabelText<HTMLInputElement>(/We share an interest/).checked).toBe(true);
  expect(server.sent).toHaveLength(1);
});

test("AS22 a lead asks a colleague for one answer", async () => {
  open("assessment/questions/E2");
  await userEvent.click(
    await screen.findByRole("button", { name: "Ask a colleague to answer it" }),
  );
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Ask them" }));
  expect(dialog.getByRole("alert").textContent).toContain("Choose who can answer it");
  await userEvent.selectOptions(dialog.getByLabelText(/Who can answer it/), "Josie Tarn");
  await userEvent.click(dialog.getByRole("button", { name: "Ask them" }));
  await waitFor(() => {
    expect(server.sent).toEqual([{ method: "POST", path: "asks/E2", body: { personId: "josie" } }]);
  });
});

test("AS22 whoever is asked finds the question, answers it and is done", async () => {
  const ask = { question: "E2", personId: "marcus", personName: "Marcus Bell" } as const;
  const asks = [{ ...ask, askedBy: "Josie Tarn", at: "2026-11-18T12:00:00.000Z" }];
  server.view = { ...server.view, seats: ["viewer"], asks };
  open("assessment");
  const list = within(await screen.findByRole("region", { name: "You are asked to answer" }));
  await userEvent.click(list.getByRole("link", { name: "Answer" }));
  await userEvent.click(await screen.findByLabelText(/We decide together/));
  expect(screen.queryByText("Add a note to this answer")).toBeNull();
  expect(screen.queryByRole("link", { name: "Save and come back later" })).toBeNull();
  await go();
  await screen.findByText("Who has answered");
  expect(server.sent).toEqual([
    { method: "PUT", path: "asks/E2/answer", body: { value: "joint" } },
  ]);
});

test("AS23 a note goes with the answer, and its readers are named", async () => {
  open("assessment/questions/H3");
  await userEvent.click(await screen.findByText("Add a note to this answer"));
  expect(screen.getByText("Only Alderbeck ever reads it.")).toBeDefined();
  await userEvent.type(screen.getByLabelText("Note"), "They told us late.");
  await userEvent.click(screen.getByLabelText("Agree"));
  await go();
  await waitFor(() => {
    expect(server.sent.at(-1)).toEqual({
      method: "PUT",
      path: "notes/H3",
      body: { words: "They told us late." },
    });
  });
});

test("AS23 a note that was begun is kept by every link that leads away", async () => {
  open("assessment/questions/A2");
  await userEvent.click(await screen.findByText("Add a note to this answer"));
  await userEvent.type(screen.getByLabelText("Note"), "Ask Josie first.");
  await userEvent.click(screen.getByRole("link", { name: "Back" }));
  await screen.findByRole("heading", { level: 1, name: "How joined-up are your aims?" });
  expect(server.sent).toEqual([
    { method: "PUT", path: "notes/A2", body: { words: "Ask Josie first." } },
  ]);
});

test("AS23 a note that could not be kept holds its writer at the question", async () => {
  open("assessment/questions/A2");
  await userEvent.click(await screen.findByText("Add a note to this answer"));
  await userEvent.type(screen.getByLabelText("Note"), "Ask Josie first.");
  server.refuse = { status: 503, code: "notSaved" };
  await userEvent.click(screen.getByRole("link", { name: "Save and come back later" }));
  await screen.findByRole("alert");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("Ask Josie first.");
});
