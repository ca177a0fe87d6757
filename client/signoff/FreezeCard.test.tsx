// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import "#client/app/i18n.ts";
import { Status } from "../ui/Status.tsx";
import { FixRows } from "./FixRows.tsx";
import { FreezeCard } from "./FreezeCard.tsx";
import { sortRows } from "./ready-rows.ts";

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
  organisationId: "harrowfell",
  seats: ["lead"],
  parties: [],
  invited: [],
  moves: [],
};
const yes = (value: boolean): Ready["consents"][number] => ({
  organisationId: "harrowfell",
  personId: "amina",
  personName: "Amina Yusuf",
  yes: value,
});
const empty = (key: string): Ready["rows"][number] => ({
  code: "fieldEmpty",
  state: "fix",
  params: { key, label: key },
  link: "draft",
});

const asked = vi.fn<typeof fetch>();
beforeEach(() => {
  asked.mockReset();
  asked.mockResolvedValue(new Response("", { status: 502 }));
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(change: Partial<Ready>): void {
  const ready: Ready = {
    seq: 41,
    rows: [],
    gates: [],
    consents: [],
    signatories: [],
    parties: [],
    unusual: [],
    leftOut: [],
    outgrown: null,
    ...change,
  };
  const sorted = sortRows("river", ready);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <FixRows agreement={agreement} sorted={sorted} />
        <h2 id="every-yes" tabIndex={-1}>
          Every lead says yes
        </h2>
        <FreezeCard agreement={agreement} ready={ready} sorted={sorted} />
        <Status />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const freeze = async () =>
  userEvent.click(screen.getByRole("button", { name: "Freeze and ask for signatures" }));

test("pressed early it moves to the first thing to fix, and reads it out", async () => {
  open({ rows: [empty("start"), empty("end")], consents: [yes(true)] });
  await freeze();
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "Fill it in" }));
  expect(screen.getByText("First fix this: 2 fields are empty")).toBeDefined();
  expect(asked).not.toHaveBeenCalled();
});

test("with nothing to fix it moves to the yes that is missing", async () => {
  open({ consents: [yes(false)] });
  await freeze();
  expect(document.activeElement?.textContent).toBe("Every lead says yes");
  expect(screen.getByText("Every lead must say yes first")).toBeDefined();
  expect(asked).not.toHaveBeenCalled();
});

test("when all is done it freezes exactly the seq that was shown", async () => {
  open({ consents: [yes(true)] });
  await freeze();
  const [path, init] = asked.mock.calls[0] ?? [];
  expect(path).toBe("/api/agreements/river/freeze");
  expect(init?.body).toBe('{"seq":41}');
});
