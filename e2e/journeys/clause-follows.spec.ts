import { type Browser, type Page, expect, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { expectAccessible } from "../steps/accessible.ts";
import { close, openDesk, paper, saved } from "../steps/desk.ts";

test.describe.configure({ timeout: 240_000 });

const CLAUSE = "Underspend, overspend and repayment";
/** It stands at the end of the last line of the budget, and goes with the clause. */
const SENTENCE = "What happens if the funder wants money back is in";

let product: Product;
test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

const open = async (browser: Browser, person: string) => openDesk(browser, person, product.origin);
const panel = (page: Page) => page.getByRole("complementary", { name: "Discussion" });
const title = (page: Page) => paper(page).getByRole("heading", { name: CLAUSE });

/** The caret comes before the title: where others see it within, it parts the words for them. */
const goTo = async (page: Page) => title(page).click({ position: { x: 2, y: 8 } });

async function about(page: Page): Promise<void> {
  await goTo(page);
  await page.getByRole("tab", { name: /^About/ }).click();
  await expect(panel(page).getByRole("heading", { level: 2 })).toContainText(CLAUSE);
}

async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(title(page)).toBeVisible();
}

/** Every organisation says yes, and the clause goes with the last yes. */
async function leaveOut(amina: Page, marcus: Page, sian: Page): Promise<void> {
  await about(amina);
  await panel(amina).getByRole("button", { name: "Propose to leave it out" }).click();
  const reason = amina.getByRole("textbox", { name: "Why can it be left out?" });
  await reason.fill("The Foundation pays each of us by itself now.");
  await amina.getByRole("button", { name: "Ask the others" }).click();
  for (const [page, name] of [
    [marcus, "Alderbeck"],
    [sian, "Northmere"],
  ] as const) {
    await about(page);
    await panel(page)
      .getByRole("button", { name: `Agree for ${name}` })
      .click();
  }
}

test("sentences that point at a clause leave with it and come back with it (TE50)", async ({
  browser,
}) => {
  const [amina, marcus, sian] = await Promise.all([
    open(browser, "amina"),
    open(browser, "marcus"),
    open(browser, "sian"),
  ]);
  const pages = [amina.page, marcus.page, sian.page];
  await expect(paper(amina.page)).toContainText(SENTENCE);
  await leaveOut(amina.page, marcus.page, sian.page);
  await expect(sian.page.getByText(/^2 places pointed at it\./).first()).toBeVisible();
  for (const page of pages) {
    await expect(title(page)).toHaveCount(0);
    await expect(paper(page)).not.toContainText(SENTENCE);
    await expect(paper(page)).not.toContainText("a clause that is not here any more");
  }
  await undo(sian.page);
  await expect(paper(amina.page)).toContainText(SENTENCE);

  await about(amina.page);
  await expect(panel(amina.page).getByText("All of you have agreed to leave this")).toBeVisible();
  await amina.page.getByRole("button", { name: "Change this clause" }).click();
  await amina.page.getByRole("menuitem", { name: "Take this clause out" }).click();
  await expect(title(marcus.page)).toHaveCount(0);
  await expect(paper(marcus.page)).not.toContainText(SENTENCE);
  await expectAccessible(amina.page, "a draft that a clause has just left");
  await expect(saved(amina.page)).toHaveText("Saved for everyone");

  await marcus.page.getByRole("button", { name: "Insert a clause" }).click();
  await marcus.page.getByRole("menuitem", { name: "Add a clause from the library" }).click();
  await marcus.page.getByRole("button", { name: `Add “${CLAUSE}”` }).click();
  await expect(
    marcus.page.getByText("2 places elsewhere changed to fit it.").first(),
  ).toBeVisible();
  await expect(title(amina.page)).toBeVisible();
  await expect(paper(amina.page)).toContainText(SENTENCE);
  await close(amina, marcus, sian);
});
