import { afterEach, beforeEach, expect, test } from "vitest";
import { AgreementStarted } from "#shared/protocol/agreements.ts";
import { Organisation, OutboxList } from "#shared/protocol/people.ts";
import { type Browser, signedIn, type Started, started } from "./started.fixture.ts";

const DAY = 86_400_000;

let server: Started;
let now = 0;

beforeEach(async () => {
  now = Date.parse("2026-11-18T09:00:00.000Z");
  server = await started({}, { clock: { now: () => new Date(now) } });
});
afterEach(async () => {
  await server.close();
});

const profile = (name: string) => ({
  legalName: name,
  shortName: name,
  number: "",
  address: "",
  legalForm: "cio",
  nation: "england",
  publicAuthority: false,
  languages: ["en"],
});

/** Two leads of two organisations; the first has set 1 December as the last day. */
async function twoLeads(): Promise<readonly [Browser, Browser]> {
  const ann = await signedIn(server, "ann@hub.example", "Ann");
  const own = await ann.post("/api/organisations", profile("Hub"));
  const partner = { organisationName: "Foodshare", leadName: "Ben", leadEmail: "ben@salt.example" };
  const begun = await ann.post("/api/agreements", {
    title: "Warm Wednesdays",
    organisationId: Organisation.parse(own.body).id,
    ownRoles: [],
    colleagues: [],
    partners: [partner],
  });
  const { id, invitations } = AgreementStarted.parse(begun.body);
  const ben = await signedIn(server, "ben@salt.example", "Ben");
  const token = invitations[0]?.link.split("#")[1] ?? "";
  await ben.post("/api/invitations/accept", { token, profile: profile("Foodshare") });
  await ann.put(`/api/agreements/${id}/assessment/deadline`, { due: "2026-12-01" });
  for (const question of ["A1", "B1", "C1", "D1", "E4"]) {
    await ann.put(`/api/agreements/${id}/answers/${question}`, { value: 2 });
  }
  await ann.post(`/api/agreements/${id}/assessment/finish`);
  return [ann, ben];
}

const mailsOf = async (browser: Browser) =>
  OutboxList.parse((await browser.get("/api/outbox")).body).mails.filter(
    ({ kind }) => kind === "lastDay",
  );

test("AS40 the mail goes to who has not finished, once, and names nobody else", async () => {
  const [ann] = await twoLeads();
  await server.remind();
  expect(await mailsOf(ann)).toEqual([]);
  now += 11 * DAY;
  await server.remind();
  await server.remind();
  const mails = await mailsOf(ann);
  expect(mails.map(({ to }) => to)).toEqual(["ben@salt.example"]);
  const [mail] = mails;
  expect(mail?.subject).toBe("Your answers by 1 December 2026: Warm Wednesdays");
  expect(mail?.body).toContain("Foodshare has not finished its answers yet.");
  expect(mail?.body).not.toMatch(/Hub|Ann/);
});
