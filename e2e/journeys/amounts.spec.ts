import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";

/** The example that is being drafted: three organisations, each with one lead. */
const RESULT = "/agreements/river-and-roots/result";
const WHY = "Our funder’s own rules begin at £25,000.";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

async function resultOf(browser: Browser, person: string): Promise<Page> {
  const page = await openAs(browser, product.origin, person);
  await page.goto(RESULT);
  return page;
}

const card = (page: Page) => page.getByRole("region", { name: "Why these amounts" });

test("AS38 one lead proposes other amounts with a reason, every lead says yes, and they hold", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [amina, ...others] = [
    await resultOf(browser, "amina"),
    await resultOf(browser, "marcus"),
    await resultOf(browser, "sian"),
  ];
  const heard = [amina, ...others].map(complaints);

  await expect(card(amina)).toContainText("They are the standard ones.");
  await card(amina).getByText("Propose other amounts").click();
  await card(amina).getByLabel("A contract").selectOption("over £25,000 in a year");
  await expect(card(amina).getByRole("status")).toContainText("With these,");
  await card(amina).getByRole("button", { name: "Propose these" }).click();
  await expect(card(amina).getByRole("alert")).toContainText("Write why they should change");
  await expectAccessible(amina, "a proposal of amounts without a reason");
  await card(amina).getByLabel("Why should they change?").fill(WHY);
  await card(amina).getByRole("button", { name: "Propose these" }).click();
  await expect(card(amina).getByRole("listitem").filter({ hasText: "Said yes" })).toHaveCount(1);

  for (const page of others) {
    await page.reload();
    await expect(card(page)).toContainText(WHY);
    await card(page)
      .getByRole("button", { name: /^Yes, these are right for/ })
      .click();
    await expect(card(page).getByRole("button", { name: /^Yes, these/ })).toHaveCount(0);
  }
  const last = others.at(-1) ?? amina;
  await expect(card(last)).toContainText("All of you agreed on them.");
  await expect(card(last).locator("dd").nth(1)).toHaveText("over £25,000 in a year");
  await expectAccessible(last, "a result at amounts that all agreed on");
  await amina.goto("/agreements/river-and-roots/audit");
  await expect(amina.getByText("Amina Yusuf proposed other amounts")).toBeVisible();
  await expect(amina.getByText(WHY)).toBeVisible();
  expect(heard.flat()).toEqual([]);
  for (const page of [amina, ...others]) await page.context().close();
});
