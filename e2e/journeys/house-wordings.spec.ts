import { type Browser, type Page, expect, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { expectAccessible } from "../steps/accessible.ts";
import { type Desk, close, line, openDesk, paper, saved } from "../steps/desk.ts";

test.describe.configure({ timeout: 240_000 });

const CLAUSE = "Names, logos and publicity";
const NAME = "House style 2026";

let product: Product;
test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

const open = async (browser: Browser, person: string): Promise<Desk> =>
  openDesk(browser, person, product.origin);
const beside = (page: Page) => page.getByRole("complementary", { name: "Discussion" });

/** What one's organisation keeps of the clause. */
const own = (page: Page) => beside(page).getByRole("region", { name: "Our own wording" });

/** Shows what there is to know about the clause. */
async function about(page: Page): Promise<void> {
  await paper(page).getByRole("heading", { name: CLAUSE }).click();
  await page.getByRole("tab", { name: /^About/ }).click();
  await expect(beside(page).getByRole("heading", { name: CLAUSE })).toBeVisible();
}

/** Keeps the words of the clause, in the place of what is kept so far. */
async function keep(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Keep these words (as|instead)/ }).click();
  await page.getByRole("textbox", { name: "A name for it" }).fill(NAME);
  await page.getByRole("button", { name: "Keep these words", exact: true }).click();
  await expect(page.getByText("The words are kept as your own wording.").first()).toBeVisible();
}

/** The number of the first line below the title. */
async function firstLine(page: Page): Promise<string> {
  const heading = paper(page).getByRole("heading", { name: CLAUSE });
  return `${(await heading.getAttribute("data-number")) ?? ""}.1`;
}

/** Writes behind the first line, so that the words are not those that are kept. */
async function writeMore(page: Page, words: string): Promise<void> {
  await line(page, await firstLine(page))
    .locator("p")
    .first()
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press("End");
  await page.keyboard.type(words);
  await expect(saved(page)).toHaveText("Saved for everyone");
}

test("an own wording is kept in a draft, used in it, and its mark comes and goes with it (TE36)", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  const { page } = amina;
  await about(page);
  await keep(page);
  await expect(own(page).getByText("In the draft now")).toBeVisible();
  await writeMore(page, "Somebody wrote this. ");
  await own(page).getByRole("button", { name: "Look at it" }).click();
  await expectAccessible(page, "a look at an own wording");
  await page.keyboard.press("Escape");
  await about(page);
  await own(page).getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("button", { name: "Use our own wording" }).click();
  await about(marcus.page);
  const mark = /Harrowfell offered its own wording of this clause: Amina Yusuf/;
  await expect(beside(page).getByText(mark)).toBeVisible();
  await expect(beside(marcus.page).getByText(mark)).toBeVisible();
  await expect(paper(marcus.page)).not.toContainText("Somebody wrote this.");
  await paper(page).getByRole("heading", { name: CLAUSE }).click();
  await page.keyboard.press("Control+z");
  await expect(paper(marcus.page)).toContainText("Somebody wrote this.");
  await expect(beside(page).getByText(mark)).toHaveCount(0);
  await expect(beside(marcus.page).getByText(mark)).toHaveCount(0);
  await close(amina, marcus);
});

test("where somebody changes the clause first, neither the words nor the mark go in (TE36)", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  const { page } = amina;
  await page.route("**/house-wordings/*/offer", async (route) => {
    const second = (await firstLine(marcus.page)).replace(/1$/, "2");
    await line(marcus.page, second)
      .locator("p")
      .first()
      .click({ position: { x: 4, y: 8 } });
    await marcus.page.keyboard.press("Home");
    await marcus.page.keyboard.press("Backspace");
    await expect(saved(marcus.page)).toHaveText("Saved for everyone");
    const joined = await line(marcus.page, await firstLine(marcus.page)).innerText();
    await expect(line(page, await firstLine(page))).toContainText(joined.slice(-40));
    await route.continue();
  });
  await about(page);
  await own(page).getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("button", { name: "Use our own wording" }).click();
  await expect(page.getByText("Someone changed this clause just now.").first()).toBeVisible();
  await about(marcus.page);
  await expect(beside(marcus.page).getByText(/offered its own wording/)).toHaveCount(0);
  await expect(beside(page).getByText(/offered its own wording/)).toHaveCount(0);
  await close(amina, marcus);
});

test("on the organisation's page its leads read, compare, change and remove what it keeps (TE35)", async ({
  browser,
}) => {
  const amina = await open(browser, "amina");
  const { page } = amina;
  await about(page);
  await keep(page);
  await page.goto("/organisation");
  await page.getByRole("link", { name: "See our own wordings" }).click();
  const row = page.getByRole("row").filter({ hasText: CLAUSE });
  await expect(row).toContainText("Amina Yusuf");
  await expectAccessible(page, "own wordings");
  await row.getByRole("link", { name: `Read it ${CLAUSE}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: CLAUSE })).toBeFocused();
  await page.getByRole("button", { name: "Beside the library’s words" }).click();
  await page.getByLabel("The library’s words for an agreement of kind").selectOption("5");
  await expectAccessible(page, "one own wording");
  await page.getByRole("button", { name: "Change the words" }).click();
  const words = page.getByRole("textbox", { name: "The words of our own wording" });
  await words.getByRole("heading", { name: CLAUSE }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(words.getByRole("heading", { name: CLAUSE })).toBeVisible();
  await words
    .locator("p")
    .nth(1)
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press("Home");
  await page.keyboard.type("Ask us first.");
  await page.keyboard.press("Enter");
  await expectAccessible(page, "changing an own wording");
  await page.getByRole("button", { name: "Save the wording" }).click();
  await expect(page.getByText("Your own wording is changed.").first()).toBeVisible();
  await page.getByRole("button", { name: "Our words" }).click();
  await expect(page.getByText("Ask us first.")).toBeVisible();
  await page.getByRole("button", { name: "Beside the library’s words" }).click();
  await expect(page.getByRole("insertion").filter({ hasText: "Ask us first." })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByText("To change the words, open this on a larger screen.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change the words" })).toHaveCount(0);
  await page.getByRole("button", { name: "Remove it" }).click();
  await page.getByRole("button", { name: "Remove our own wording" }).click();
  await expect(page.getByText("Harrowfell keeps no wordings yet")).toBeVisible();
  await expectAccessible(page, "no own wordings");
  await close(amina);
});

test("a legal reviewer reads and changes what a lead keeps, and in the draft keeps nothing (TE52 TE61)", async ({
  browser,
}) => {
  const [sian, gwen] = await Promise.all([open(browser, "sian"), open(browser, "gwen")]);
  await about(sian.page);
  await keep(sian.page);
  const { page } = gwen;
  await page.getByRole("link", { name: new RegExp(CLAUSE) }).click();
  await page.getByRole("tab", { name: /^About/ }).click();
  await expect(beside(page).getByRole("heading", { name: CLAUSE })).toBeVisible();
  await expect(own(page)).toHaveCount(0);
  await page.goto("/organisation");
  await page.getByRole("link", { name: "See our own wordings" }).click();
  await page.getByRole("link", { name: `Read it ${CLAUSE}` }).click();
  await page.getByRole("button", { name: "Change the words" }).click();
  const words = page.getByRole("textbox", { name: "The words of our own wording" });
  await words
    .locator("p")
    .nth(1)
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press("Home");
  await page.keyboard.type("Ask us first. ");
  await page.getByRole("button", { name: "Save the wording" }).click();
  await expect(page.getByText("Your own wording is changed.").first()).toBeVisible();
  await expectAccessible(page, "an own wording that a reviewer has changed");
  // TE61: her panel has been open all the while.
  await expect(own(sian.page)).toContainText("Gwen Pritchard");
  await own(sian.page).getByRole("button", { name: "Remove it" }).click();
  await sian.page.getByRole("button", { name: "Remove our own wording" }).click();
  await close(sian, gwen);
});

test("who leads nothing for the organisation finds no way there, and a sentence (TE35)", async ({
  browser,
}) => {
  const gwen = await browser.newContext({ baseURL: product.origin, reducedMotion: "reduce" });
  const page = await gwen.newPage();
  await page.goto("/as/ruth?next=/organisation");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(page.getByRole("link", { name: "See our own wordings" })).toHaveCount(0);
  await page.goto("/organisation/wordings");
  await expect(page.getByText(/^Only those who lead or review an agreement for/)).toBeVisible();
  await expectAccessible(page, "own wordings of others");
  await gwen.close();
});
