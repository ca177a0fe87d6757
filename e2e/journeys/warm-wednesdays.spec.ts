import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { type Product, startProduct } from "../product.ts";
import { addAuthenticator } from "../authenticator.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { type Answers, answerAll } from "../steps/assessment.ts";
import { fillFields } from "../steps/drafting.ts";
import { freshHome, type Home } from "../steps/engine.ts";
import { describeOrganisation, type NewOrganisation } from "../steps/organisation.ts";
import { confirmAuthority, inviteDirector, joinColleague } from "../steps/people.ts";
import { signIn } from "../steps/sign-in.ts";
import { oneLetterChanged, saveBundle, signWithPasskey, verifyOffline } from "../steps/signing.ts";

const Example = z.object({
  id: z.string(),
  parties: z.array(
    z.object({
      answers: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())])),
    }),
  ),
});

const warm = Example.array()
  .parse(examples)
  .find(({ id }) => id === "warm");

interface Lead {
  readonly name: string;
  readonly email: string;
  readonly organisation: NewOrganisation;
}

const HUB: Lead = {
  name: "Josie Tregear",
  email: "josie@harbourlane.example",
  organisation: {
    legalName: "Harbour Lane Community Hub",
    shortName: "Harbour Lane",
    number: "1177005",
    address: "1 Harbour Lane, Fernmouth FM1 8JK",
    kind: "Charitable incorporated organisation (CIO)",
  },
};
const FOOD: Lead = {
  name: "Derek Saltman",
  email: "derek@saltmarsh.example",
  organisation: {
    legalName: "Saltmarsh Foodshare",
    shortName: "Saltmarsh",
    number: "",
    address: "Unit 3, Saltmarsh Road, Fernmouth FM2 9LM",
    kind: "Group or club without a company (unincorporated)",
  },
};
const HALL: Lead = {
  name: "Bev Wulfric",
  email: "bev@wulfmar.example",
  organisation: {
    legalName: "St Wulfmar’s Church Hall",
    shortName: "St Wulfmar’s",
    number: "1022003",
    address: "Church Street, Fernmouth FM1 1AA",
    kind: "Charitable trust",
  },
};

const DIRECTORS = [
  { name: "Nadia Okell", email: "nadia@saltmarsh.example", lead: FOOD },
  { name: "Colin Marsh", email: "colin@wulfmar.example", lead: HALL },
];

let home: Home;
let product: Product;
let contexts: BrowserContext[];
let pages: Page[];
/** What each browser complained about on the whole way: nothing, or the journey has failed. */
let heard: (readonly string[])[];
/** The path of the agreement, such as `/agreements/k3v9`. */
let agreement = "";

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }, info) => {
  home = await freshHome(info);
  product = await startProduct({ DEMO: "off", ...home.settings });
  contexts = await Promise.all(
    Array.from({ length: 5 }, () => browser.newContext({ baseURL: product.origin })),
  );
  pages = await Promise.all(contexts.map((context) => context.newPage()));
  heard = pages.map(complaints);
});

test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await product.remove();
  await home.remove();
});

/** Saltmarsh and the hall doubt the others a little; nobody is told who does. */
const DOUBTS: readonly Answers[] = [{}, { H4: 2 }, { H3: 1 }];

function answersOf(place: number): Answers {
  return { ...warm?.parties[place]?.answers, ...DOUBTS[place] };
}

test("three organisations go from an invitation to a draft that fits", async () => {
  test.setTimeout(240_000);
  const [hub, food, hall] = leads();

  const links = await test.step("Josie starts it", () => start(hub));
  await test.step("Derek and Bev join", async () => {
    await join(food, FOOD, links.get(FOOD.email));
    await join(hall, HALL, links.get(HALL.email));
  });
  await test.step("each answers alone", async () => {
    for (const [place, page] of [hub, food, hall].entries()) {
      await page.getByRole("link", { name: "Answer the questions" }).first().click();
      await page.getByRole("link", { name: "Start the questions" }).click();
      await answerAll(page, answersOf(place));
    }
  });
  await test.step("all see the result at once", async () => {
    for (const page of [hub, food, hall]) {
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Your answers point to");
    }
  });
  await test.step("trust needs a talk, and nobody is told whose answers say so", async () => {
    for (const page of [hub, food, hall]) {
      const talk = page.getByRole("region", { name: "Trust needs a talk" });
      await expect(talk).toContainText("Set aside half an hour");
      await expect(talk).not.toContainText(/Harbour Lane|Saltmarsh|St Wulfmar/);
    }
    await expect(hub.getByText("sees this list")).toHaveCount(0);
    await expectAccessible(hub, "a talk that trust needs");
  });
});

test("they settle the disputed fact, fill in the draft and freeze it", async () => {
  test.setTimeout(240_000);
  const [hub, food, hall] = leads();
  await test.step("Bev changes the answer on which they differ", async () => {
    await expect(hall.getByRole("heading", { name: "One fact to settle" })).toBeVisible();
    await hall
      .getByRole("link", { name: /^Change our answer.*Will one organisation lead/ })
      .click();
    await hall.locator('input[value="coordinator"]').check();
    await hall.getByRole("button", { name: "Save the change" }).click();
    await expect(hall.getByRole("heading", { name: "Changed since" })).toBeVisible();
    await expect(hall.getByRole("heading", { name: "One fact to settle" })).toBeHidden();
  });
  await test.step("all leads confirm the degree, and Josie starts the draft", async () => {
    for (const page of [hub, food, hall]) {
      await page.reload();
      await page.getByRole("button", { name: /^Yes, 2\b.* is right for/ }).click();
    }
    await hub.reload();
    await hub.getByRole("button", { name: "Start this draft" }).click();
    await expect(hub.getByLabel("The words of the agreement")).toBeVisible();
  });
  await test.step("directors are invited, join and may sign", async () => {
    await confirmAuthority(hub, agreement, HUB.name);
    for (const [place, director] of DIRECTORS.entries()) {
      const lead = [food, hall][place];
      const page = pages[3 + place];
      if (lead === undefined || page === undefined) throw new Error("no page");
      await joinColleague(page, director, await inviteDirector(lead, agreement, director));
      await confirmAuthority(lead, agreement, director.name);
    }
  });
  await test.step("Josie fills in what is empty", async () => {
    await hub.goto(`${agreement}/draft`);
    expect(await fillFields(hub)).toBeGreaterThan(3);
  });
  await test.step("every lead says yes, and Josie freezes", async () => {
    for (const page of [food, hall, hub]) {
      await page.goto(`${agreement}/ready`);
      await page.getByRole("button", { name: "Say yes to these words" }).click();
      await expect(page.getByText("You have said yes to these words")).toBeVisible();
    }
    await food.goto(`${agreement}/draft`);
    await expect(food.getByLabel("The words of the agreement")).toBeEditable();
    await hub.getByRole("button", { name: "Freeze and ask for signatures" }).click();
    await expect(hub.getByText("Waiting for signatures")).toBeVisible();
    await expect(food.getByText("Frozen for signing", { exact: true })).toBeVisible();
    await expect(food.getByText("This version is frozen for signing.").first()).toBeVisible();
    await expect(food.getByLabel("The words of the agreement")).toHaveCount(0);
    await expectAccessible(hub, "the round");
    await hub.getByRole("button", { name: "Thaw it" }).click();
    await expect(hub.getByRole("dialog")).toBeVisible();
    await expectAccessible(hub, "thawing");
    await hub.keyboard.press("Escape");
  });
});

test("three directors sign with passkeys, and the bundle verifies offline", async () => {
  test.setTimeout(240_000);
  const [hub] = leads();
  const signers = [hub, pages[3], pages[4]].filter((page) => page !== undefined);
  for (const page of signers) {
    await addAuthenticator(page);
    await page.goto(`${agreement}/sign`);
    if (page === hub) await signingIsAccessible(page);
    await signWithPasskey(page);
    if (page === hub) await expectAccessible(page, "signed by one");
  }
  await hub.goto(`${agreement}/signed`);
  await expect(hub.getByText("Signed by all 3 organisations")).toBeVisible();
  const file = await saveBundle(hub);
  const verified = verifyOffline(file);
  expect(verified.output).toContain("Sealed by");
  expect(verified.status).toBe(0);
  const damaged = oneLetterChanged(file);
  expect(verifyOffline(damaged).status).toBe(1);
  expect(heard).toEqual(pages.map(() => []));
});

/** The director's page and the way to decline. */
async function signingIsAccessible(page: Page): Promise<void> {
  await expect(page.getByRole("checkbox", { name: /^I may sign for/ })).toBeVisible();
  await expectAccessible(page, "the signing page");
  await page.getByRole("button", { name: "Ask for changes or decline" }).click();
  await expectAccessible(page, "declining");
  await page.getByRole("button", { name: "Go back to signing" }).click();
}

function leads(): [Page, Page, Page] {
  const [hub, food, hall] = pages;
  if (hub === undefined || food === undefined || hall === undefined) throw new Error("no pages");
  return [hub, food, hall];
}

async function start(page: Page): Promise<Map<string, string>> {
  await page.goto("/");
  await signIn(page, HUB);
  await page.getByRole("link", { name: "New partnership" }).first().click();
  await describeOrganisation(page, HUB.organisation);
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByLabel("Working name").fill("Warm Wednesdays, Fernmouth");
  await page.getByRole("button", { name: "Add another organisation" }).click();
  for (const [place, { name, email, organisation }] of [FOOD, HALL].entries()) {
    const number = String(place + 1);
    await page.getByLabel(`Name of partner organisation ${number}`).fill(organisation.legalName);
    await page.getByLabel(`Name of the lead of ${organisation.legalName}`).fill(name);
    await page.getByLabel(`Email of the lead of ${organisation.legalName}`).fill(email);
  }
  await page.getByLabel("I sign for us myself").check();
  await page.getByRole("button", { name: "Send 2 invitations" }).click();
  const links = new Map<string, string>();
  for (const { email } of [FOOD, HALL]) {
    links.set(email, await page.getByLabel(`Invitation for ${email}`).inputValue());
  }
  const go = page.getByRole("link", { name: "Go to the agreement" });
  agreement = (await go.getAttribute("href")) ?? "";
  await go.click();
  return links;
}

async function join(page: Page, lead: Lead, link = ""): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Josie Tregear invites you");
  await page.getByRole("link", { name: "Sign in to join" }).click();
  await signIn(page, lead);
  await describeOrganisation(page, lead.organisation);
  await page.getByRole("button", { name: "Join this agreement" }).click();
  await expect(page).toHaveURL(/\/agreements\/[a-z0-9-]+$/);
}
