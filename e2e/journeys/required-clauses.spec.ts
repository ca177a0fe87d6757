import { type Browser, type Page, expect, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { type Desk, close, line, openDesk, paper, saved } from "../steps/desk.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.remove();
});

const open = async (browser: Browser): Promise<Desk> => openDesk(browser, "amina", product.origin);
const told = (page: Page, words: RegExp) => page.getByText(words).first();
const title = (page: Page, name: string) => paper(page).getByRole("heading", { name });

/** Nothing of the draft has changed, here and on the server. */
async function untouched(page: Page, before: string): Promise<void> {
  expect(await paper(page).innerText()).toBe(before);
  await expect(saved(page)).toHaveText("Saved for everyone");
}

test("all words selected and deleted, or cut, stay where a clause must be in (TE34)", async ({
  browser,
}) => {
  const amina = await open(browser);
  const { page } = amina;
  await line(page).click();
  const before = await paper(page).innerText();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(told(page, /of these clauses must be in.*nothing was taken out/)).toBeVisible();
  await untouched(page, before);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await expect(told(page, /were copied and not cut/)).toBeVisible();
  await untouched(page, before);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("x");
  await untouched(page, before);
  await close(amina);
});

test("one clause selected and deleted stays, and what there is to know about it opens (TE34)", async ({
  browser,
}) => {
  const amina = await open(browser);
  const { page } = amina;
  await title(page, "What this document is").click();
  const before = await paper(page).innerText();
  await page.keyboard.press("Home");
  await line(page, "3.2")
    .locator("p")
    .last()
    .click({ position: { x: 4, y: 8 }, modifiers: ["Shift"] });
  await page.keyboard.press("Delete");
  await expect(told(page, /^“What this document is” must be in, so it stays/)).toBeVisible();
  await untouched(page, before);
  const about = page.getByRole("complementary", { name: "Discussion" });
  await expect(about.getByText("Leave it out?")).toBeVisible();
  await close(amina);
});

test("a clause is not joined to the one before it, nor dragged into another (TE34)", async ({
  browser,
}) => {
  const amina = await open(browser);
  const { page } = amina;
  const heading = title(page, "What this document is");
  await heading.click();
  const before = await paper(page).innerText();
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(told(page, /^“What this document is” must be in, so it stays/)).toBeVisible();
  await untouched(page, before);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Delete");
  await untouched(page, before);
  await page.keyboard.down("Shift");
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.up("Shift");
  const box = await heading.boundingBox();
  if (box === null) throw new Error("the title is not on the page");
  await page.mouse.move(box.x + 6, box.y + box.height / 2);
  await page.mouse.down();
  await paper(page).evaluate((words) => {
    words.addEventListener("drop", () => words.setAttribute("data-dropped", ""), { once: true });
  });
  const target = await line(page, "2.1").boundingBox();
  if (target === null) throw new Error("the line is not on the page");
  await page.mouse.move(target.x + 40, target.y + 12, { steps: 8 });
  await page.mouse.up();
  await expect(paper(page)).toHaveAttribute("data-dropped");
  await expect(heading).toBeVisible();
  await untouched(page, before);
  await close(amina);
});

test("the words below a title may go, and the clause stays (TE34)", async ({ browser }) => {
  const amina = await open(browser);
  const { page } = amina;
  const first = line(page, "3.1").locator("p").first();
  await first.click({ position: { x: 4, y: 8 } });
  await page.keyboard.press("Home");
  await line(page, "3.2")
    .locator("p")
    .last()
    .click({ position: { x: 4, y: 8 }, modifiers: ["Shift"] });
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("Delete");
  await expect(line(page, "3.1")).not.toContainText("We each make our promises");
  await expect(title(page, "What this document is")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(line(page, "3.2")).toContainText("We each make our promises");
  await expect(saved(page)).toHaveText("Saved for everyone");
  await close(amina);
});
