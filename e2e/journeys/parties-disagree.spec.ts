import { expect, type Page, test } from "@playwright/test";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { type Answers, answerAll } from "../steps/assessment.ts";
import { look } from "../steps/look.ts";
import { describeOrganisation, type NewOrganisation } from "../steps/organisation.ts";
import { signIn } from "../steps/sign-in.ts";

/** T1: two parties answer 2s and 4s, with no fact that asks for more. */
const Example = z.object({
  id: z.string(),
  parties: z.array(
    z.object({
      answers: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())])),
    }),
  ),
});
const disagree = Example.array()
  .parse(examples)
  .find(({ id }) => id === "disagree");
/** Facts that ask for nothing, the same for both. */
const FACTS: Answers = {
  C3: "none",
  C4: "none",
  D3: "coordinator",
  E1: ["staff"],
  E2: "separate",
  E3: "public",
  F1: ["none"],
  F3: ["none"],
  H1: 4,
  H2: 4,
  H3: 4,
  H4: 4,
  H5: 4,
};
/** Pender Lane does not find its say fair. */
const answersOf = (place: number): Answers => ({
  ...FACTS,
  ...disagree?.parties[place]?.answers,
  ...(place === 1 && { H4: 2 }),
});

interface Lead {
  readonly name: string;
  readonly email: string;
  readonly organisation: NewOrganisation;
}

const BIG: Lead = {
  name: "Moira Kettle",
  email: "moira@national.example",
  organisation: {
    legalName: "Kettle National Trust",
    shortName: "Kettle",
    number: "1144001",
    address: "9 High Street, Zennorbridge ZB1 1AA",
    kind: "Charitable incorporated organisation (CIO)",
  },
};
const SMALL: Lead = {
  name: "Joss Pender",
  email: "joss@pender.example",
  organisation: {
    legalName: "Pender Lane Playgroup",
    shortName: "Pender Lane",
    number: "1155002",
    address: "2 Pender Lane, Zennorbridge ZB2 2BB",
    kind: "Charitable incorporated organisation (CIO)",
  },
};
const TITLE = "Play in the Lane";
const BY_HAND = "We try this for a year first.";
const LEFT_OUT = "Each of us keeps its own name. There is nothing to agree.";

let product: Product;
let moira: Page;
let joss: Page;
let heard: readonly (readonly string[])[];
/** The path of the agreement, such as `/agreements/k3v9`. */
let agreement = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  product = await startProduct({ DEMO: "off" });
  const open = async () =>
    (await browser.newContext({ baseURL: product.origin, reducedMotion: "reduce" })).newPage();
  [moira, joss] = [await open(), await open()];
  heard = [moira, joss].map(complaints);
});
test.afterAll(async () => {
  await product.remove();
});

const paper = (page: Page) => page.getByLabel("The words of the agreement");
const beside = (page: Page) => page.getByRole("complementary", { name: "Discussion" });

/** Takes the reader to a clause, and opens what there is to know about it. */
async function about(page: Page, clause: RegExp): Promise<void> {
  await page.getByRole("link", { name: clause }).click();
  await beside(page)
    .getByRole("tab", { name: /^About/ })
    .click();
  await expect(beside(page).getByRole("heading", { level: 2, name: clause })).toBeVisible();
}

test("T1 two parties who disagree see it together, and choose a degree by hand", async () => {
  test.setTimeout(240_000);
  const link = await start(moira);
  await join(joss, link);
  for (const [place, page] of [moira, joss].entries()) {
    await page.getByRole("link", { name: "Answer the questions" }).first().click();
    await page.getByRole("link", { name: "Start the questions" }).click();
    await answerAll(page, answersOf(place));
  }
  await moira.goto(`${agreement}/result`);
  for (const page of [moira, joss]) {
    await expect(page.getByRole("heading", { name: "No degree yet" })).toBeVisible();
  }
  await moira.getByText("Choose a different kind of agreement").click();
  await moira.getByLabel("3: memorandum of understanding").check();
  await moira.getByLabel("Why is this right for you?").fill(BY_HAND);
  await moira.getByRole("button", { name: "Propose this instead" }).click();
  await expect(moira.getByText(BY_HAND)).toBeVisible();
  await joss.goto(`${agreement}/result`);
  await joss.getByRole("button", { name: /^Yes, 3\b.* is right for/ }).click();
  await expect(joss.getByText("is right for both of you")).toBeVisible();
  await moira.goto(`${agreement}/result`);
  await moira.getByRole("button", { name: "Start this draft" }).click();
  await expect(paper(moira)).toBeVisible();
  await joss.goto(`${agreement}/draft`);
  await expect(paper(joss)).toBeVisible();
});

test("T1 one shows the other a low answer of its own, and takes it back openly", async () => {
  await moira.goto(`${agreement}/result`);
  await expect(moira.getByRole("heading", { name: "Keep a copy" })).toBeVisible();
  for (const name of ["Trust needs a talk", "Before you sign", "Shared between the two of you"]) {
    await expect(moira.getByRole("region", { name })).toHaveCount(0);
  }
  await joss.goto(`${agreement}/result`);
  await look(joss, "own");
  await joss.getByRole("button", { name: /^Share this with Kettle/ }).click();
  const dialog = joss.getByRole("dialog");
  await expect(dialog).toContainText("The history keeps that you shared an answer");
  await expectAccessible(joss, "sharing an answer");
  await look(joss, "share");
  await dialog.getByRole("button", { name: "Share it", exact: true }).click();
  await expect(dialog).toBeHidden();
  const ours = joss.getByRole("region", { name: "Shared between the two of you" });
  await expect(ours).toContainText("Pender Lane said: Disagree.");

  await moira.reload();
  const theirs = moira.getByRole("region", { name: "Shared between the two of you" });
  await expect(theirs).toContainText("Joss Pender shared this with Kettle on");
  await expectAccessible(moira, "an answer that was shared");
  await look(moira, "shared");
  await ours.getByRole("button", { name: "Withdraw it", exact: true }).click();
  await expect(ours).toContainText("Joss Pender withdrew it on");
  await moira.reload();
  await expect(theirs).toContainText("It is not shown any more.");
  await expect(theirs).not.toContainText("Disagree");
  await moira.goto(`${agreement}/audit`);
  await expect(moira.getByText("about the readiness of Pender Lane with")).toBeVisible();
  for (const page of [moira, joss]) await page.goto(`${agreement}/draft`);
});

test("T1 the draft says why a clause is here, and takes another wording by one edit", async () => {
  await about(moira, /Steering group and decisions/);
  const panel = beside(moira);
  await expect(panel.getByText("for an agreement of kind 3, Cooperating")).toBeVisible();
  await expect(panel.getByText("Small partners want one vote each.")).toBeVisible();
  await expectAccessible(moira, "about a clause");
  await about(moira, /Steering group and decisions/);
  await panel
    .getByRole("listitem")
    .filter({ hasText: "Everyone must agree" })
    .getByRole("button")
    .click();
  const dialog = moira.getByRole("dialog");
  await expect(dialog.locator("del").first()).toBeVisible();
  await moira.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(paper(moira)).not.toContainText("It decides only what every partner agrees to.");
  await panel
    .getByRole("listitem")
    .filter({ hasText: "Everyone must agree" })
    .getByRole("button")
    .click();
  await dialog.getByRole("button", { name: "Use these words" }).click();
  for (const page of [moira, joss]) {
    await expect(paper(page)).toContainText("It decides only what every partner agrees to.");
  }
  await moira.getByRole("button", { name: "Undo" }).click();
  await expect(paper(joss)).not.toContainText("It decides only what every partner agrees to.");
  await moira.getByRole("button", { name: "Redo" }).click();
  await expect(paper(joss)).toContainText("It decides only what every partner agrees to.");
});

test("T1 a list is filled in as a whole, by keyboard, and what does not fit is named", async () => {
  await about(moira, /Work plan and milestones/);
  await beside(moira).getByRole("button", { name: "Edit the list" }).first().click();
  const dialog = moira.getByRole("dialog");
  const rows = dialog.getByRole("group");
  const before = await rows.count();
  await dialog.getByRole("button", { name: "Add a row" }).press("Enter");
  await expect(rows).toHaveCount(before + 1);
  const added = rows.last();
  await added.getByRole("textbox").first().fill("Paint the shed");
  await added.getByLabel("Due", { exact: true }).fill("one day");
  await dialog.getByRole("button", { name: "Save the list" }).press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("must be a real date");
  await expect(added.getByRole("textbox").first()).toHaveValue("Paint the shed");
  await added.getByLabel("Due", { exact: true }).fill("1 June 2027");
  await added.getByRole("button", { name: /^Move row .* up$/ }).press("Enter");
  await dialog.getByRole("button", { name: "Save the list" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(paper(joss)).toContainText("Paint the shed");
  await expect(paper(joss)).toContainText("1 June 2027");
});

test("T1 a clause is added from the library, and a required one left out when both agree", async () => {
  test.setTimeout(180_000);
  await moira.getByRole("button", { name: "Insert a clause" }).click();
  await moira.getByRole("menuitem", { name: "Add a clause from the library" }).click();
  const dialog = moira.getByRole("dialog");
  await dialog.getByLabel("Find a clause").fill("languages");
  await dialog.getByRole("button", { name: "Add “Languages”" }).press("Enter");
  await expect(paper(joss)).toContainText("This memorandum is made in English");

  await about(moira, /Names, logos and publicity/);
  await beside(moira).getByRole("button", { name: "Propose to leave it out" }).click();
  await dialog.getByRole("button", { name: "Ask the others" }).click();
  await expect(dialog).toContainText("Enter why it can be left out");
  await dialog.getByLabel("Why can it be left out?").fill(LEFT_OUT);
  await dialog.getByRole("button", { name: "Ask the others" }).click();
  await expect(beside(moira).getByText("Pender Lane has not said yes yet")).toBeVisible();

  await about(joss, /Names, logos and publicity/);
  await expect(beside(joss).getByText(LEFT_OUT)).toBeVisible();
  await expectAccessible(joss, "a proposal to leave out a clause");
  await beside(joss).getByRole("button", { name: "Agree for Pender Lane" }).click();
  for (const page of [moira, joss]) {
    await expect(page.getByRole("link", { name: /Names, logos and publicity/ })).toHaveCount(0);
  }
  await joss.goto(`${agreement}/ready`);
  await expect(
    joss.getByText("“Names, logos and publicity” must be in, and is left out"),
  ).toBeVisible();
  await expect(joss.getByText("Every clause that must be in is in")).toBeVisible();
  await expect(joss.getByText("Every clause that is pointed at is here")).toBeVisible();
  await joss.goto(`${agreement}/audit`);
  await expect(joss.getByText("to leave out the clause Names, logos and publicity.")).toBeVisible();
  expect(heard).toEqual([[], []]);
});

async function start(page: Page): Promise<string> {
  await page.goto("/");
  await signIn(page, BIG);
  await page.getByRole("link", { name: "New partnership" }).first().click();
  await describeOrganisation(page, BIG.organisation);
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByLabel("Working name").fill(TITLE);
  await page.getByLabel("Name of partner organisation 1").fill(SMALL.organisation.legalName);
  await page.getByLabel(`Name of the lead of ${SMALL.organisation.legalName}`).fill(SMALL.name);
  await page.getByLabel(`Email of the lead of ${SMALL.organisation.legalName}`).fill(SMALL.email);
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  const link = await page.getByLabel(`Invitation for ${SMALL.email}`).inputValue();
  const go = page.getByRole("link", { name: "Go to the agreement" });
  agreement = (await go.getAttribute("href")) ?? "";
  await go.click();
  return link;
}

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("link", { name: "Sign in to join" }).click();
  await signIn(page, SMALL);
  await describeOrganisation(page, SMALL.organisation);
  await page.getByRole("button", { name: "Join this agreement" }).click();
  await expect(page).toHaveURL(/\/agreements\/[a-z0-9-]+$/);
}
