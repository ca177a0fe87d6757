import { type Browser, type Page, expect, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { expectAccessible } from "../steps/accessible.ts";
import { close, openDesk, paper, saved } from "../steps/desk.ts";

test.describe.configure({ timeout: 240_000 });

let product: Product;
test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

const open = async (browser: Browser, person: string) => openDesk(browser, person, product.origin);
const panel = (page: Page) => page.getByRole("complementary", { name: "Discussion" });
/** The reasons, each a sentence. */
const reasons = (page: Page) =>
  panel(page).getByRole("region", { name: "Why is this clause here?" }).getByRole("listitem");

test("why a clause is here is one tap away on a phone", async ({ browser }) => {
  const gwen = await open(browser, "gwen");
  const { page } = gwen;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/agreements/river-and-roots/draft");
  await expect(paper(page)).toBeVisible();
  await page.getByRole("button", { name: "About this clause" }).click();
  await expect(reasons(page).first()).toBeInViewport();
  await expect(panel(page).getByRole("heading", { level: 2 })).toContainText("Title and parties");
  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(reasons(page).first()).not.toBeInViewport();
  await close(gwen);
});

test("why a clause is here is found with the keys alone", async ({ browser }) => {
  const amina = await open(browser, "amina");
  const { page } = amina;
  await paper(page).getByRole("heading", { name: "Why we are working together" }).click();
  await page.keyboard.press("F6");
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel(page).getByRole("tab", { name: "Discussion" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(panel(page).getByRole("tab", { name: /^About 2/ })).toBeFocused();
  await expect(reasons(page).first()).toBeVisible();
  await close(amina);
});

test("a list is edited with the keys alone, and its form is accessible in both themes (TE25)", async ({
  browser,
}) => {
  const amina = await open(browser, "amina");
  const { page } = amina;
  await paper(page).getByRole("heading", { name: "Standards, policies and the law" }).click();
  await page.getByRole("tab", { name: /^About/ }).click();
  const edit = panel(page).getByRole("button", { name: "Edit the list" });
  await edit.focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog");
  const rows = form.getByRole("group");
  await expect(form).toBeVisible();
  const before = await rows.count();
  const add = form.getByRole("button", { name: "Add a row" });
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(before + 1);
  const first = rows.last().getByRole("textbox").first();
  await tabTo(page, first, "Shift+Tab");
  await page.keyboard.type("Looking after the boats");
  await expectAccessible(page, "the form of a list");
  await expect(first).toHaveValue("Looking after the boats");
  await expect(saved(page)).toHaveText("Saved for everyone");
  await tabTo(page, form.getByRole("button", { name: "Save the list" }));
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  await expect(paper(page)).toContainText("Looking after the boats");
  await expect(saved(page)).toHaveText("Saved for everyone");
  await close(amina);
});

/** Steps through the page until this has the focus. */
async function tabTo(page: Page, place: ReturnType<Page["getByRole"]>, key = "Tab"): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(place).toBeFocused();
}
