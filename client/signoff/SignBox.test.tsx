// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { canonicalText } from "#shared/audit/canonical.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { challengeOf, intentHash, type Statement } from "#shared/signoff/statement.ts";
import type { Me } from "#shared/protocol/people.ts";
import "#client/app/i18n.ts";
import type { Ceremony } from "./ceremony.ts";
import { SignBox } from "./SignBox.tsx";

const HASH = "a".repeat(64);
const AT = "2026-11-18T10:00:00.000Z";
const party = "Harrowfell Youth Action";
const own = {
  organisationId: "harrowfell",
  organisationName: party,
  personId: "ruth",
  personName: "Ruth Adeyemi",
  title: "Chief executive",
  inPerson: null,
  signedAt: null,
  method: null,
};
const ceremony: Ceremony = {
  agreementId: "river",
  own,
  version: {
    id: "v7",
    n: 7,
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
    signatories: [own],
    paper: [],
    deed: null,
    sealKey: HASH,
    decision: null,
  },
};
const statement: Statement = {
  v: 1,
  purpose: "sign-agreement",
  agreement: "river",
  version: 7,
  docHash: HASH,
  docTitle: "River and Roots",
  party: "harrowfell",
  partyLegalName: party,
  signer: { id: "ruth", name: "Ruth Adeyemi" },
  role: "Chief executive",
  authority: { basis: "boardResolution", reference: "Minute 7", date: "2026-11-03" },
  method: "passkey",
  intentHash: intentHash(party),
  head: HASH,
  otherPartyKeys: [],
  nonce: "AAAA",
  issuedAt: AT,
};

let asked: { path: string; body: unknown }[];
let about: Partial<Statement>;
const device = vi.fn<() => Promise<null>>();

beforeEach(() => {
  asked = [];
  about = {};
  device.mockReset();
  device.mockRejectedValue(new DOMException("closed", "NotAllowedError"));
  vi.stubGlobal("PublicKeyCredential", () => undefined);
  Object.defineProperty(navigator, "credentials", {
    value: { get: device },
    configurable: true,
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(passkeys: number, change: Partial<Ceremony> = {}): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (path === "/api/me") return Response.json(me(passkeys));
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    asked.push({ path, body });
    if (path.endsWith("/challenge")) return Response.json(challenge(body), { status: 201 });
    return new Response("", { status: 502 });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Suspense>
          <SignBox ceremony={{ ...ceremony, ...change }} />
        </Suspense>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const me = (passkeys: number): Me => ({
  person: { id: "ruth", name: "Ruth Adeyemi", email: "ruth@harrowfell.example" },
  demo: false,
  outbox: false,
  organisations: [],
  passkeys,
});

function challenge(body: unknown) {
  const passkey = JSON.stringify(body).includes("passkey");
  const said: Statement = { ...statement, method: passkey ? "passkey" : "emailCode", ...about };
  return {
    challengeId: "ch1",
    statement: canonicalText(said),
    options: passkey ? { challenge: toBase64url(challengeOf(said)) } : null,
    expiresAt: AT,
  };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const tick = async () => userEvent.click(await screen.findByRole("checkbox"));

test("the box starts unticked; without it nothing is asked of server or device", async () => {
  open(1);
  const box = await screen.findByRole("checkbox");
  expect(box).toHaveProperty("checked", false);
  await press("Sign with your passkey");
  expect(document.activeElement).toBe(box);
  expect(screen.getByText("Tick the box to show that you mean to sign")).toBeDefined();
  expect(asked).toEqual([]);
  expect(device).not.toHaveBeenCalled();
});

test("SO27 who is bound in person reads it before the box, and hears it with the box", async () => {
  const names = "Nadia Okell and Derek Saltman";
  open(1, { own: { ...own, organisationName: "Saltmarsh Foodshare", inPerson: names } });
  const box = await screen.findByRole("checkbox");
  const notice = screen.getByText(/each of them can be asked to pay/);
  expect(notice.textContent).toContain(names);
  expect(notice.textContent).toContain("Saltmarsh Foodshare has no legal identity of its own");
  expect(notice.compareDocumentPosition(box)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  const described = box.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(described)?.contains(notice)).toBe(true);
});

test("SO27 whose organisation is a person in law reads no such thing", async () => {
  open(1);
  const box = await screen.findByRole("checkbox");
  expect(screen.queryByText(/can be asked to pay/)).toBeNull();
  expect(box.getAttribute("aria-describedby")).toBeNull();
});

test("a request that was closed signs nothing, and says so", async () => {
  open(1);
  await tick();
  await press("Sign with your passkey");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("You have not signed.");
  expect(device).toHaveBeenCalledOnce();
  expect(asked.map(({ path }) => path)).toEqual(["/api/agreements/river/sign/challenge"]);
});

test("a statement about another text never reaches the device", async () => {
  about = { docHash: "b".repeat(64) };
  open(1);
  await tick();
  await press("Sign with your passkey");
  expect((await screen.findByRole("alert")).textContent).toContain("Nothing was signed.");
  expect(device).not.toHaveBeenCalled();
});

test("somebody without a passkey is offered one, and the code, marked as weaker", async () => {
  open(0);
  expect(await screen.findByRole("button", { name: "Make a passkey" })).toBeDefined();
  await press("Sign with a code by email instead");
  expect(screen.getByText(/weaker evidence than a passkey/)).toBeDefined();
  await tick();
  await press("Send me a code");
  await userEvent.type(await screen.findByLabelText("8-digit code"), "1234 567");
  await press("Sign with this code");
  expect(screen.getByText("Enter the 8 digits from the email")).toBeDefined();
  await userEvent.type(screen.getByLabelText("8-digit code"), "8");
  await press("Sign with this code");
  await waitFor(() => {
    expect(asked.at(-1)).toEqual({
      path: "/api/agreements/river/sign",
      body: { challengeId: "ch1", code: "12345678", docHash: HASH, intent: true },
    });
  });
});
