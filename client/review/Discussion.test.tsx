// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Role } from "#shared/agreements/stage.ts";
import type { AgreementView, PartyView } from "#shared/protocol/agreements.ts";
import type { Me } from "#shared/protocol/people.ts";
import type { ThreadView } from "#shared/protocol/review.ts";
import "#client/app/i18n.ts";
import { Status } from "../ui/Status.tsx";
import { Discussion } from "./Discussion.tsx";

const NOW = "2026-11-18T10:00:00.000Z";
const clauses = [
  { id: "money", number: "5", title: "Money" },
  { id: "data", number: "7", title: "Sharing personal data" },
];

const party = (id: string, shortName: string, mark: number): PartyView => ({
  organisationId: id,
  legalName: `${shortName} in full`,
  shortName,
  legalForm: "cio",
  mark,
  people: [],
});

const agreement = (role: Role, stage: AgreementView["stage"] = "drafting"): AgreementView => ({
  id: "river",
  title: "River and Roots",
  stage,
  phase: stage,
  degree: 4,
  revealedAt: NOW,
  createdAt: NOW,
  inForceAt: null,
  reviewDue: null,
  organisationId: "northmere",
  seats: [role],
  parties: [
    party("harrowfell", "Harrowfell", 1),
    party("alderbeck", "Alderbeck", 2),
    party("northmere", "Northmere", 3),
  ],
  invited: [],
  moves: [],
});

const me: Me = {
  person: { id: "gwen", name: "Gwen Pritchard", email: "gwen@x.example" },
  demo: true,
  outbox: true,
  organisations: [],
  passkeys: 0,
};

function thread(change: Partial<ThreadView> & { readonly id: string }): ThreadView {
  return {
    clauseId: "data",
    quote: "",
    audience: "shared",
    comments: [
      {
        id: `${change.id}-1`,
        organisationId: "alderbeck",
        personId: "marcus",
        personName: "Marcus Bell",
        body: "Is seven days enough?",
        at: NOW,
      },
    ],
    resolvedBy: null,
    resolvedAt: null,
    ...change,
  };
}

let threads: ThreadView[];
let posted: { path: string; body: unknown }[];
let failing: boolean;

beforeEach(() => {
  localStorage.clear();
  threads = [];
  posted = [];
  failing = false;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(role: Role = "legal", stage: AgreementView["stage"] = "drafting"): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method === "POST") return answerPost(path, init);
    if (path.endsWith("/threads")) return Response.json({ threads });
    return Response.json(path === "/api/me" ? me : agreement(role, stage));
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter>
        <Suspense>
          <Discussion
            agreementId="river"
            currentClauseId="data"
            clauseTitles={clauses}
            onJump={() => undefined}
          />
        </Suspense>
        <Status />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

function answerPost(path: string, init: RequestInit): Response {
  const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
  posted.push({ path, body });
  if (failing) return new Response("", { status: 502 });
  const made = thread({ id: `made-${posted.length}` });
  threads = [...threads, made];
  return Response.json(made, { status: 201 });
}

const box = async () => screen.findByRole("textbox");

test("a legal reviewer starts private, and the words say who will see them", async () => {
  open("legal");
  expect((await box()).getAttribute("id")).toBe("review-composer");
  expect(screen.getByLabelText("Comment only Northmere in full can see")).toBe(await box());
  await userEvent.type(await box(), "36 hours?{Control>}{Enter}{/Control}");
  await waitFor(() => {
    expect(posted).toEqual([
      {
        path: "/api/agreements/river/threads",
        body: { clauseId: "data", quote: "", audience: "organisation", body: "36 hours?" },
      },
    ]);
  });
  expect(await box()).toHaveProperty("value", "");
});

test("a change of audience changes the surroundings and is read out", async () => {
  open("lead");
  await userEvent.click(await screen.findByRole("button", { name: "All 3 organisations" }));
  expect(screen.getByLabelText("Comment all 3 organisations can see")).toBe(await box());
  expect(screen.getByText("Now visible to all 3 organisations")).toBeDefined();
  expect(screen.getByRole("button", { name: "Post to all 3" })).toBeDefined();
});

test("a lead starts as they chose last time, a legal reviewer never does", async () => {
  localStorage.setItem("review.audience", "shared");
  open("lead");
  expect(await screen.findByLabelText("Comment all 3 organisations can see")).toBeDefined();
  cleanup();
  open("legal");
  expect(await screen.findByLabelText("Comment only Northmere in full can see")).toBeDefined();
});

test("words that began in private are shown to all only after one more question", async () => {
  open("lead");
  await userEvent.type(await box(), "We would settle at 36.");
  await userEvent.click(screen.getByRole("button", { name: "All 3 organisations" }));
  await userEvent.click(screen.getByRole("button", { name: "Post to all 3" }));
  const dialog = screen.getByRole("dialog", { hidden: true });
  expect(posted).toEqual([]);
  expect(within(dialog).getByText("We would settle at 36.")).toBeDefined();
  await userEvent.click(within(dialog).getByText("Keep it private"));
  await waitFor(() => {
    expect(posted[0]?.body).toMatchObject({ audience: "organisation" });
  });
});

test("when the server does not keep them, the words stay and it says so", async () => {
  failing = true;
  open("legal");
  await userEvent.type(await box(), "36 hours?");
  await userEvent.click(screen.getByRole("button", { name: "Post privately" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Your words are safe");
  expect(await box()).toHaveProperty("value", "36 hours?");
});

test("every card says first whether it is private, by whom, on what, and who sees it", async () => {
  const own = thread({ id: "own", audience: "organisation", quote: "seven days" });
  threads = [own, thread({ id: "open" }), thread({ id: "lost", clauseId: "gone" })];
  open();
  const names = (await screen.findAllByRole("comment")).map((card) =>
    card.getAttribute("aria-label"),
  );
  expect(new Set(names)).toEqual(
    new Set([
      "Private comment by Marcus Bell on clause 7. Only Northmere in full can see it",
      "Comment by Marcus Bell on clause 7. All 3 organisations can see it",
      "Comment by Marcus Bell on words that have gone. All 3 organisations can see it",
    ]),
  );
  expect(screen.getByText("The words this was about have gone.")).toBeDefined();
});

test("a thread is answered for the same people, and resolved", async () => {
  threads = [thread({ id: "own", audience: "organisation" })];
  open();
  await userEvent.click(await screen.findByRole("button", { name: "Answer" }));
  const answer = screen.getByLabelText("Answer only Northmere in full can see");
  expect(document.activeElement).toBe(answer);
  await userEvent.type(answer, "Yes.{Control>}{Enter}{/Control}");
  await waitFor(() => {
    expect(posted[0]).toEqual({
      path: "/api/agreements/river/threads/own/comments",
      body: { body: "Yes." },
    });
  });
  const [resolve] = await screen.findAllByRole("button", { name: "Resolve" });
  if (resolve !== undefined) await userEvent.click(resolve);
  expect(posted[1]?.path).toMatch(/\/resolve$/);
});

test("who may not comment reads, and is told why there is no box", async () => {
  threads = [thread({ id: "open" })];
  open("viewer");
  expect(await screen.findByText("You can read the discussion here, not join it.")).toBeDefined();
  await screen.findByRole("comment");
  expect(screen.queryByRole("button", { name: "Answer" })).toBeNull();
});
