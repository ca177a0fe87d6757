import { type Browser, expect, type Page, test } from "@playwright/test";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { AgreementStarted } from "#shared/protocol/agreements.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { Organisation, OutboxList } from "#shared/protocol/people.ts";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { type Answers, answerAll } from "../steps/assessment.ts";
import { look } from "../steps/look.ts";
import { describeOrganisation } from "../steps/organisation.ts";
import { type Caller, callAs } from "../steps/over-http.ts";
import { signIn } from "../steps/sign-in.ts";

/**
 * Two organisations are drafting when a third is brought in: proposed, agreed to, invited. It answers
 * before it sees a word, all see what its answers change, and the draft takes its name.
 */
const TITLE = "Warm Wednesdays";
const HUB = { name: "Josie Tregear", email: "josie@harbourlane.example" };
const FOOD = { name: "Derek Saltman", email: "derek@saltmarsh.example" };
const HALL = { name: "Bev Wulfric", email: "bev@wulfmar.example" };
const WHY = "They run the hall that we meet in.";

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
const answersOf = (place: number): Answers => warm?.parties[place]?.answers ?? {};

const profileOf = (legalName: string, shortName: string) => ({
  legalName,
  shortName,
  number: "1177005",
  address: "1 Harbour Lane, Fernmouth",
  legalForm: "cio",
  nation: "england",
  publicAuthority: false,
  languages: ["en"],
});

let product: Product;
let hub: Caller;
let food: Caller;
/** The path of the agreement, such as `/agreements/k3v9`. */
let agreement = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  product = await startProduct({ DEMO: "off" });
  hub = await callAs(product.origin, HUB);
  food = await callAs(product.origin, FOOD);
  await draftTogether();
});
test.afterAll(async () => {
  await Promise.all([hub, food].map(({ http }) => http.dispose()));
  await product.remove();
});

/** Harbour Lane and Saltmarsh have answered, agreed on the degree, and started the draft. */
async function draftTogether(): Promise<void> {
  const profile = profileOf("Harbour Lane Community Hub", "Harbour Lane");
  const own = Organisation.parse(await hub.send("POST", "/api/organisations", profile));
  const partner = { organisationName: "Saltmarsh Foodshare", leadName: FOOD.name };
  const wish = { title: TITLE, organisationId: own.id, ownRoles: [], colleagues: [] };
  const partners = [{ ...partner, leadEmail: FOOD.email }];
  const started = AgreementStarted.parse(
    await hub.send("POST", "/api/agreements", { ...wish, partners }),
  );
  agreement = `/agreements/${started.id}`;
  const token = new URL(started.invitations[0]?.link ?? "").hash.slice(1);
  const joining = { token, profile: profileOf("Saltmarsh Foodshare", "Saltmarsh") };
  await food.send("POST", "/api/invitations/accept", joining);
  for (const [place, caller] of [hub, food].entries()) {
    for (const [question, value] of Object.entries(answersOf(place))) {
      await caller.send("PUT", `/api${agreement}/answers/${question}`, { value });
    }
    await caller.send("POST", `/api${agreement}/assessment/finish`);
  }
  const { reveal } = AssessmentView.parse(await hub.send("GET", `/api${agreement}/assessment`));
  const { inputsHash, result } = reveal ?? {};
  for (const caller of [hub, food]) {
    const yes = { degree: result?.degree, inputsHash };
    await caller.send("POST", `/api${agreement}/degree/confirm`, yes);
  }
  await hub.send("POST", `/api${agreement}/draft`, { inputsHash });
}

/** The page of a lead who is signed in over HTTP already, or of somebody who is not signed in. */
async function pageOf(browser: Browser, caller?: Caller): Promise<Page> {
  const storageState = await caller?.http.storageState();
  const context = await browser.newContext({
    baseURL: product.origin,
    reducedMotion: "reduce",
    ...(storageState === undefined ? {} : { storageState }),
  });
  return context.newPage();
}

test("one lead proposes it with a reason, the other says yes, and it is invited", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const josie = await pageOf(browser, hub);
  const derek = await pageOf(browser, food);
  const heard = [josie, derek].map(complaints);
  await test.step("Josie proposes the hall", async () => {
    await josie.goto(`${agreement}/people`);
    await josie.getByRole("button", { name: "Invite another organisation" }).click();
    const dialog = josie.getByRole("dialog");
    await dialog.getByRole("button", { name: "Ask the others" }).click();
    await expect(dialog.getByText("Enter why, so the others can decide").first()).toBeVisible();
    await expectAccessible(josie, "proposing an organisation");
    await look(josie, "propose");
    await dialog.getByLabel("Name of the organisation").fill("St Wulfmar’s Church Hall");
    await dialog.getByLabel("Name of its lead").fill(HALL.name);
    await dialog.getByLabel("Email of its lead").fill(HALL.email);
    await dialog.getByLabel("Why should it be part of this?").fill(WHY);
    await dialog.getByRole("button", { name: "Ask the others" }).click();
    await expect(dialog).toBeHidden();
    await expect(josie.getByText("Waiting for Saltmarsh.")).toBeVisible();
  });
  await test.step("Derek is told, reads why, and says yes", async () => {
    await derek.goto("/");
    await expect(derek.getByText("May another organisation join?")).toBeVisible();
    await derek.getByRole("link", { name: "Read why and decide" }).click();
    await expect(derek.getByText(WHY)).toBeVisible();
    await expectAccessible(derek, "deciding about an organisation");
    await look(derek, "decide");
    await derek.getByRole("button", { name: /^Yes, invite it/ }).click();
    await expect(derek.getByText("Invited", { exact: true })).toBeVisible();
  });
  await josie.goto(agreement);
  await expect(josie.getByText("Invited, not here yet")).toBeVisible();
  expect(heard.flat()).toEqual([]);
});

test("the newcomer answers before it sees a word of the others", async ({ browser }) => {
  test.setTimeout(360_000);
  const bev = await pageOf(browser);
  const heard = complaints(bev);
  await test.step("Bev joins with her organisation", async () => {
    await bev.goto(await linkTo(HALL.email));
    await bev.getByRole("link", { name: "Sign in to join" }).click();
    await signIn(bev, HALL);
    await describeOrganisation(bev, {
      legalName: "St Wulfmar’s Church Hall",
      shortName: "St Wulfmar’s",
      number: "1022003",
      address: "Church Street, Fernmouth",
      kind: "Charitable trust",
    });
    await bev.getByRole("button", { name: "Join this agreement" }).click();
    await expect(bev).toHaveURL(new RegExp(`${agreement}$`));
  });
  await test.step("nothing that the others' answers led to is open to her", async () => {
    await expect(bev.getByText(/^The others have opened their answers\. Answer/)).toBeVisible();
    await expect(bev.getByRole("link", { name: /^The draft/ })).toHaveCount(0);
    await expectAccessible(bev, "an agreement to a newcomer");
    await look(bev, "newcomer");
    for (const place of ["draft", "ready", "audit"]) {
      await bev.goto(`${agreement}/${place}`);
      await expect(bev.getByText(/^Your organisation answers the questions first/)).toBeVisible();
    }
    await bev.goto(`${agreement}/result`);
    await expect(
      bev.getByRole("heading", { name: "How closely will you work together?" }),
    ).toBeVisible();
  });
  await test.step("she answers, and everything opens", async () => {
    await bev.goto(`${agreement}/assessment`);
    await bev.getByRole("link", { name: "Start the questions" }).click();
    await answerAll(bev, { ...answersOf(2), C3: "upto5k" });
    await expect(bev).toHaveURL(/\/result$/);
    await bev.goto(`${agreement}/draft`);
    await expect(bev.getByLabel("The words of the agreement")).toBeVisible();
  });
  expect(heard).toEqual([]);
});

test("all see what it changes, and the draft names it", async ({ browser }) => {
  test.setTimeout(240_000);
  const josie = await pageOf(browser, hub);
  const heard = complaints(josie);
  await test.step("the result says who came, the degree and the clauses", async () => {
    await josie.goto(`${agreement}/result`);
    const history = josie.getByRole("region", { name: "How the result has changed" });
    await expect(history).toContainText("St Wulfmar’s Church Hall");
    await expectAccessible(josie, "the result with a newcomer");
    await look(josie, "changed");
  });
  await test.step("the draft takes it in, clause by clause", async () => {
    await josie.goto(`${agreement}/draft`);
    const words = josie.getByLabel("The words of the agreement");
    await expect(words).not.toContainText("St Wulfmar’s Church Hall");
    await expect(josie.getByText(/^St Wulfmar’s has joined\./)).toBeVisible();
    await expectAccessible(josie, "a draft that a newcomer is not in");
    await look(josie, "draft");
    await josie.getByRole("button", { name: "Look at them" }).click();
    const dialog = josie.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Title and parties" })).toBeVisible();
    await look(josie, "words");
    const take = dialog.getByRole("button", { name: "Take these words" });
    for (let left = await take.count(); left > 0; left = await take.count()) {
      await take.first().click();
      await expect(take).toHaveCount(left - 1);
    }
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(words).toContainText("St Wulfmar’s Church Hall");
    await expect(josie.getByText("Saved for everyone")).toBeVisible();
  });
  await test.step("and nothing says that it is missing", async () => {
    await josie.goto(`${agreement}/ready`);
    await expect(josie.getByText("Every organisation that is here is in the words")).toBeAttached();
    await expect(josie.getByText("has joined and is not in the words yet")).toHaveCount(0);
  });
  expect(heard).toEqual([]);
});

/** The link in the newest invitation that was mailed to this address. */
async function linkTo(email: string): Promise<string> {
  const { mails } = OutboxList.parse(await hub.send("GET", "/api/outbox"));
  const mail = mails.find(({ to, kind }) => to === email && kind === "inviteParty");
  return /\/invitation#\S+/.exec(mail?.body ?? "")?.[0] ?? "";
}
