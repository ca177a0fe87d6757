import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { type Product, startProduct } from "../product.ts";
import { type Answers, answerAll } from "../steps/assessment.ts";
import { describeOrganisation, type NewOrganisation } from "../steps/organisation.ts";
import { signIn } from "../steps/sign-in.ts";

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

let product: Product;
let contexts: BrowserContext[];

test.beforeAll(async ({ browser }) => {
  product = await startProduct({ DEMO: "off" });
  contexts = await Promise.all(
    [HUB, FOOD, HALL].map(() => browser.newContext({ baseURL: product.origin })),
  );
});

test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await product.remove();
});

function answersOf(place: number): Answers {
  return warm?.parties[place]?.answers ?? {};
}

test("three organisations go from an invitation to a draft that fits", async () => {
  test.setTimeout(240_000);
  const [hub, food, hall] = await Promise.all(contexts.map((context) => context.newPage()));
  if (hub === undefined || food === undefined || hall === undefined) throw new Error("no pages");

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
});

async function start(page: Page): Promise<Map<string, string>> {
  await page.goto("/");
  await signIn(page, HUB);
  await page.getByRole("link", { name: "New partnership" }).click();
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
  await page.getByRole("link", { name: "Go to the agreement" }).click();
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
