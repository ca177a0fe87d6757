import { expect, test } from "@playwright/test";
import { AgreementView } from "#shared/protocol/agreements.ts";
import { OutboxList } from "#shared/protocol/people.ts";
import { VersionView } from "#shared/protocol/signoff.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { answersOf, CONSORTIUM, legalName, NUMBERS, openConsortium } from "../steps/consortium.ts";
import { look } from "../steps/look.ts";
import type { Caller } from "../steps/over-http.ts";
import type { Partners } from "../steps/partners.ts";
import type { Person } from "../steps/people.ts";
import {
  authorise,
  fillOver,
  freezeOver,
  joinAs,
  type Place,
  settleGates,
  signByCode,
  type Signer,
} from "../steps/signing-over-http.ts";
import { saveBundle, verifyOffline } from "../steps/signing.ts";

/**
 * T4: the consortium of twelve signs. Each party has two leads, a legal reviewer and one or two
 * directors: 54 people. What they do alike goes over HTTP; what they see is looked at in pages.
 */
const REASON = "Our insurer does not cover the minibus. Clause 12 has to say who does.";
const NARROW = { width: 360, height: 780 };

let twelve: Partners;
let place: Place;
/** The two leads of every party, and those who sign for it. */
const leads = new Map<number, readonly [Caller, Caller]>();
const signers = new Map<number, readonly Signer[]>();
let version: VersionView;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  twelve = await openConsortium();
  await twelve.join("Kestrel Vale Families Consortium");
  place = { origin: twelve.product.origin, agreement: twelve.agreement };
  for (const number of NUMBERS) await bringPeople(number);
  for (const number of NUMBERS) await twelve.answer(number, answersOf(number, CONSORTIUM));
  await twelve.confirm(NUMBERS);
  await twelve.startDraft();
});
test.afterAll(async () => {
  await twelve.close();
});

const personOf = (what: string, number: number): Person => ({
  name: `${what} ${String(number)}`,
  email: `${what.toLowerCase().replaceAll(" ", "-")}@kestrel${String(number)}.example`,
});

/** A second lead, a legal reviewer, and one director or, for an even number, two. */
async function bringPeople(number: number): Promise<void> {
  const lead = twelve.lead(number);
  leads.set(number, [lead, await joinAs(place, lead, personOf("Second lead", number), "lead")]);
  await joinAs(place, lead, personOf("Reviewer", number), "legal");
  const own: Signer[] = [];
  for (const what of number % 2 === 0 ? ["Director", "Treasurer"] : ["Director"]) {
    const person = personOf(what, number);
    const caller = await joinAs(place, lead, person, "director");
    await authorise(place, lead, caller);
    own.push({ person, caller });
  }
  signers.set(number, own);
}

const signersOf = (numbers: readonly number[]): Signer[] =>
  numbers.flatMap((number) => [...(signers.get(number) ?? [])]);
const everyLead = (): Caller[] => [...leads.values()].flat();

test("T4 twelve parties fill in their draft, say yes 24 times, and freeze it", async () => {
  test.setTimeout(240_000);
  const { parties } = AgreementView.parse(
    await twelve.lead(1).send("GET", `/api${twelve.agreement}`),
  );
  await fillOver(place, twelve.lead(1));
  await settleGates(place, twelve.lead(1), (organisationId) => {
    const number = parties.findIndex((party) => party.organisationId === organisationId) + 1;
    const [director] = signersOf([number]);
    if (director === undefined) throw new Error(`nobody signs for ${organisationId}`);
    return { lead: twelve.lead(number), director: director.caller };
  });
  version = await freezeOver(place, everyLead());
  expect(version.signatories).toHaveLength(18);
});

test("T4 all but the twelfth sign at once, and who has not is plain at 360 px", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await signByCode(place, signersOf(NUMBERS.slice(0, 11)), version);
  const page = await twelve.pageOf(browser, twelve.lead(7), { viewport: NARROW });
  const heard = complaints(page);
  await page.goto(`${twelve.agreement}/ready`);
  const board = page.getByRole("region", { name: "Who signs" });
  await expect(board.getByRole("listitem")).toHaveCount(18);
  await expect(board.getByRole("listitem").filter({ hasText: "Signed" })).toHaveCount(16);
  for (const [at, name] of ["Director 12", "Treasurer 12"].entries()) {
    const row = board.getByRole("listitem").nth(at);
    await expect(row).toContainText(name);
    await expect(row).toContainText("Kestrel Vale Organisation 12");
    await expect(row).toContainText("Not yet");
  }
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
  await look(page, "board");
  await expectAccessible(page, "the board of eighteen who sign");
  expect(heard).toEqual([]);
  await page.context().close();
});

test("T4 the twelfth declines with a reason: the round is void, and everyone reads why", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [director, treasurer] = signersOf([12]);
  if (director === undefined || treasurer === undefined) throw new Error("nobody signs for 12");
  const page = await twelve.pageOf(browser, director.caller);
  await page.goto(`${twelve.agreement}/sign`);
  await page.getByRole("button", { name: "Ask for changes or decline" }).click();
  await page.getByRole("radio").first().check({ force: true });
  await page.getByLabel(/^What should change/).fill(REASON);
  await page.getByRole("button", { name: "Send and do not sign" }).click();
  await expect(page.getByRole("heading", { name: /^Director 12 asked for/ })).toBeVisible();
  await page.context().close();

  const { state, reason, closedBy } = VersionView.parse(
    await twelve.lead(3).send("GET", `/api${twelve.agreement}/version`),
  );
  expect({ state, closedBy }).toEqual({ state: "declined", closedBy: "Director 12" });
  expect(reason).toContain(REASON);
  const late = await treasurer.caller.refused("POST", `/api${twelve.agreement}/sign/challenge`, {
    versionId: version.id,
    docHash: version.docHash,
    method: "emailCode",
  });
  expect(late.status).toBe(409);
  await expectToldOfEnd();

  const lead = await twelve.pageOf(browser, twelve.lead(5));
  await lead.goto(`${twelve.agreement}/ready`);
  await expect(lead.getByText("Director 12 declined version 1")).toBeVisible();
  await expect(lead.getByText(REASON)).toBeVisible();
  await lead.goto(`${twelve.agreement}/draft`);
  await expect(lead.getByLabel("The words of the agreement")).toBeEditable();
  await lead.context().close();
});

/** All 24 leads and the 16 whose signatures are set aside have mail about it. */
async function expectToldOfEnd(): Promise<void> {
  const { mails } = OutboxList.parse(await twelve.lead(1).send("GET", "/api/outbox"));
  const told = new Set(mails.filter(({ kind }) => kind === "declined").map(({ to }) => to));
  expect(told.size).toBe(24 + 16);
  expect([...told].filter((to) => to.startsWith("reviewer"))).toEqual([]);
}

test("T4 all eighteen sign the next version, and the certificate lists every one", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  version = await freezeOver(place, everyLead());
  expect(version.n).toBe(2);
  await signByCode(place, signersOf(NUMBERS), version);
  const page = await twelve.pageOf(browser, twelve.lead(12));
  await page.goto(`${twelve.agreement}/signed`);
  await expect(page.getByText("Signed by all 12 organisations")).toBeVisible();
  const certificate = page.getByRole("article").first();
  for (const number of NUMBERS) {
    await expect(certificate).toContainText(legalName(number));
  }
  for (const { person } of signersOf(NUMBERS)) await expect(certificate).toContainText(person.name);
  await expect(certificate.getByText("Emailed code (weaker)")).toHaveCount(18);
  await expect(certificate.getByText(/ said yes for Kestrel Vale Organisation /)).toHaveCount(12);
  await expectAccessible(page, "the certificate of twelve");
  const words = page.getByRole("region", { name: "The signed words" });
  for (const number of NUMBERS) await expect(words).toContainText(legalName(number));
  expect(verifyOffline(await saveBundle(page))).toMatchObject({ status: 0 });
  await page.context().close();
});
