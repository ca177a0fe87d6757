import { expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";
import { saveBundle, verifyOffline } from "../steps/signing.ts";

/** The signed example: three organisations, each with one lead. Two months lie between its reviews. */
const AGREEMENT = "/agreements/warm-wednesdays";
const NOTE = "More money passes now. We carry on, and write a new agreement by May.";

let product: Product;
let josie: Page;
let bev: Page;
let colin: Page;
/** What the browsers complained about on the whole way: nothing, or the journey has failed. */
let heard: (readonly string[])[];

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  product = await startProduct({ DEMO: "on" });
  josie = await openAs(browser, product.origin, "josie");
  bev = await openAs(browser, product.origin, "bev");
  colin = await openAs(browser, product.origin, "colin");
  heard = [josie, bev, colin].map(complaints);
});
test.afterAll(async () => {
  for (const page of [josie, bev, colin]) await page.context().close();
  await product.remove();
});
test.beforeEach(() => {
  test.setTimeout(180_000);
});

test("AS41 the home page and the agreement say when the next review is", async () => {
  await josie.goto("/");
  await expect(josie.getByRole("complementary", { name: "Coming up" })).toBeVisible();
  await expectAccessible(josie, "a home page with a review to come");
  await josie.goto(AGREEMENT);
  await expect(josie.getByText(/Next review by 2 January 2027/)).toBeVisible();
  await josie.getByRole("link", { name: /^The next review/ }).click();
  await expect(josie.getByText(/The next review is due by 2 January 2027/)).toBeVisible();
  await expectAccessible(josie, "a review that nobody has opened");
});

test("AS42 one lead opens it, and it is everybody's move", async () => {
  await josie.getByRole("button", { name: "Open the review" }).click();
  await expect(josie.getByRole("heading", { name: "Do your answers still hold?" })).toBeVisible();
  await expect(josie.getByText("Nothing has changed.")).toBeVisible();
  await bev.goto("/");
  await bev.getByRole("link", { name: "Look at our answers" }).click();
  await expect(bev.getByRole("heading", { level: 1 })).toHaveText("Look again at what you signed");
});

test("AS29 a changed fact asks for more than was signed: which fact, and what is missing", async () => {
  await bev.getByText("Our answers, and how to change one").click();
  await bev.locator("a[href*='/questions/C3']").click();
  await bev.locator('input[value="5to25k"]').check();
  await bev.getByRole("button", { name: "Save the change" }).click();
  await expect(bev).toHaveURL(/\/review$/);
  const alert = bev.getByRole("region", {
    name: "This agreement is now lighter than the facts need",
  });
  await expect(alert).toContainText("More than £5,000 a year may pass between you (Saltmarsh)");
  await expect(alert).toContainText("You signed at 2 Coordinated");
  await expect(alert).toContainText("need at least 4 Committed");
  await expect(alert.getByRole("heading", { name: "Clauses that are missing" })).toBeVisible();
  const missing = alert.getByRole("listitem");
  await expect(missing.filter({ hasText: "Budget and payments between partners" })).toBeVisible();
  await expect(bev.getByText(/to “£5,001 to £25,000”/)).toBeVisible();
  await expectAccessible(bev, "a review of an agreement that is too light");
});

test("AS43 each looks again, one writes what was decided, and all close it", async () => {
  for (const page of [josie, bev, colin]) {
    const hold = page.getByRole("button", { name: "Our answers hold as they are now" });
    await page.goto(`${AGREEMENT}/review`);
    await hold.click();
    await expect(hold).toHaveCount(0);
  }
  const propose = colin.getByRole("button", { name: "Propose this note and say yes" });
  await propose.click();
  await expect(colin.getByRole("alert")).toContainText("Write what the review decided");
  await colin.getByLabel("What did you decide?").fill(NOTE);
  await propose.click();
  await expect(colin.getByText("wrote this on")).toBeVisible();
  await expectAccessible(colin, "a review with a note");
  for (const page of [josie, bev]) {
    const yes = page.getByRole("button", { name: "Yes, close the review with this note" });
    await page.goto(`${AGREEMENT}/review`);
    await expect(page.getByText(NOTE)).toBeVisible();
    await yes.click();
    await expect(yes).toHaveCount(0);
  }
  await expect(bev.getByRole("heading", { name: "Earlier reviews" })).toBeVisible();
  await expect(bev.getByRole("button", { name: "Open the review" })).toBeVisible();
});

test("AS44 it is on record with its note, and what was signed stands", async () => {
  await josie.goto(`${AGREEMENT}/audit`);
  await expect(josie.getByText("The review was closed.")).toBeVisible();
  await expect(josie.getByText(NOTE)).toBeVisible();
  await josie.goto(`${AGREEMENT}/signed`);
  await expect(josie.getByRole("heading", { level: 1 })).toBeVisible();
  expect(verifyOffline(await saveBundle(josie)).status).toBe(0);
  expect(heard.flat()).toEqual([]);
});
