// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import "#client/app/i18n.ts";
import { PaperCopies } from "./PaperCopies.tsx";
import type { PaperView } from "./paper.ts";
import type { FrozenVersion } from "./round.ts";

const HASH = "0123456789abcdef".repeat(4);
const AT = "2026-11-18T10:00:00.000Z";
const agreementFor = (
  organisationId: string,
  seats: AgreementView["seats"] = ["lead"],
): AgreementView => ({
  id: "river",
  title: "River and Roots",
  stage: "signing",
  phase: "signing",
  degree: 4,
  revealedAt: null,
  createdAt: AT,
  inForceAt: null,
  reviewDue: null,
  organisationId,
  seats,
  parties: [],
  invited: [],
  moves: [],
});
const recorded: PaperView["recorded"] = {
  signedOn: "2026-11-18",
  signedBy: "The seal, and Rhodri Llŷr",
  kept: "Deeds register 2026/114",
  by: "Siân Morgan",
  at: AT,
};
const council = (change: Partial<PaperView> = {}): PaperView => ({
  organisationId: "northmere",
  organisationName: "Northmere Borough Council",
  method: "seal",
  recorded: null,
  scan: null,
  matched: null,
  ...change,
});
const version = (paper: PaperView): FrozenVersion => ({
  id: "v1",
  n: 1,
  seq: 41,
  content: "",
  docHash: HASH,
  ownHash: HASH,
  clauses: [],
  words: ["a", "b", "c", "d"],
  state: "open",
  frozenBy: "Amina Yusuf",
  frozenAt: AT,
  closedBy: null,
  closedAt: null,
  reason: null,
  signatories: [],
  paper: [paper],
  decision: null,
  deed: { from: "2027-04-01", deliveredOn: null },
  sealKey: HASH,
});

const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
beforeEach(() => {
  asked.mockReset();
  asked.mockResolvedValue(
    Response.json(
      { type: "about:blank", title: "no", status: 422, code: "fingerprintDiffers" },
      { status: 422, headers: { "content-type": "application/problem+json" } },
    ),
  );
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(agreement: AgreementView, paper: PaperView): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <PaperCopies agreement={agreement} version={version(paper)} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const buttons = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);
const press = async (name: string) => userEvent.click(screen.getByRole("button", { name }));

test.each([
  ["its own lead, to begin with", "northmere", council(), ["Record the signed copy"]],
  [
    "its own lead, once recorded",
    "northmere",
    council({ recorded }),
    ["Put the record right", "Add a scan"],
  ],
  ["another's lead, to begin with", "harrowfell", council(), []],
  ["another's lead, once recorded", "harrowfell", council({ recorded }), ["Match the copy"]],
] as const)("SO28 the next step of a copy on paper for %s", (_, organisation, paper, steps) => {
  open(agreementFor(organisation), paper);
  expect(buttons()).toEqual(steps);
});

test("SO28 nobody but a lead has a step, and a matched copy has none", () => {
  open(agreementFor("northmere", ["director"]), council());
  expect(buttons()).toEqual([]);
  cleanup();
  const matched = { by: "Amina Yusuf", organisationName: "Harrowfell Youth Action", at: AT };
  open(agreementFor("northmere"), council({ recorded, matched }));
  expect(buttons()).toEqual([]);
  expect(screen.getByText(/matched by Amina Yusuf, Harrowfell Youth Action/)).toBeDefined();
});

test("SO28 what is missing is said beside its field, and nothing is sent", async () => {
  open(agreementFor("northmere"), council());
  await press("Record the signed copy");
  await userEvent.type(screen.getByLabelText("Fingerprint on the paper"), HASH.slice(1));
  await press("Record it");
  expect(
    screen.getAllByText("Enter the 64 digits and letters that stand on the paper").length,
  ).toBe(2);
  expect(
    screen.getAllByText("Enter where the paper is kept, so it can be found in years").length,
  ).toBe(2);
  expect(asked).not.toHaveBeenCalled();
});

test("SO28 a fingerprint that differs is refused in plain words, and what was typed stays", async () => {
  open(agreementFor("harrowfell"), council({ recorded }));
  await press("Match the copy");
  const other = `${HASH.slice(0, 63)}0`;
  await userEvent.type(screen.getByLabelText("Fingerprint on the paper"), other);
  await press("It is the same");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("That is not the fingerprint of this version.");
  const [path, init] = asked.mock.calls[0] ?? [];
  expect(path).toBe("/api/agreements/river/paper/northmere/match");
  expect(init?.body).toBe(JSON.stringify({ fingerprint: other, scan: null }));
  expect(screen.getByLabelText("Fingerprint on the paper")).toHaveProperty("value", other);
});

const scan = { sha256: HASH, bytes: 9, type: "application/pdf", at: AT } as const;
const choose = (file: File) => {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (input === null) throw new Error("nowhere to choose a file");
  return userEvent.upload(input, file, { applyAccept: false });
};

test("SO32 the own lead sends a scan as it is, and reads in plain words why one is refused", async () => {
  const refused = { type: "about:blank", title: "no", status: 422, code: "notAScan" };
  const headers = { "content-type": "application/problem+json" };
  asked.mockResolvedValue(Response.json(refused, { status: 422, headers }));
  open(agreementFor("northmere"), council({ recorded }));
  await choose(new File(["%PDF-1.7\n"], "deed.pdf", { type: "application/pdf" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("A scan is a PDF, JPEG or PNG file of 6 MB or less.");
  const [path, init] = asked.mock.calls[0] ?? [];
  expect(path).toBe("/api/agreements/river/paper/scan");
  expect(init?.body).toBe(JSON.stringify({ content: btoa("%PDF-1.7\n") }));
});

test("SO32 a file that is too large is refused here, and nothing is sent", async () => {
  open(agreementFor("northmere"), council({ recorded }));
  await choose(new File([new Uint8Array(6 * 1024 * 1024 + 1)], "deed.pdf"));
  expect((await screen.findByRole("alert")).textContent).toContain("of 6 MB or less");
  expect(asked).not.toHaveBeenCalled();
});

test("SO33 whoever matches is offered the scan, and matches that one", async () => {
  open(agreementFor("harrowfell"), council({ recorded, scan }));
  await press("Match the copy");
  const links = screen.getAllByRole("link", { name: /Scan of the copy of Northmere/ });
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/api/agreements/river/paper/northmere/scan",
    "/api/agreements/river/paper/northmere/scan",
  ]);
  await userEvent.type(screen.getByLabelText("Fingerprint on the paper"), HASH);
  await press("It is the same");
  const body = asked.mock.calls[0]?.[1].body;
  expect(body).toBe(JSON.stringify({ fingerprint: HASH, scan: HASH }));
});
