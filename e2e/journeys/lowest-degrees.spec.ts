import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";
import { look } from "../steps/look.ts";

const RESULT = "/agreements/river-and-roots/result";
const SECONDMENT = "There is a shared post or a secondment";
const WHY = "She is with us for two hours a week, and each pays its own.";

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
const floors = (page: Page) => page.getByRole("region", { name: "What sets the lowest degree" });
const fact = (page: Page, words: string) =>
  floors(page).getByRole("listitem").filter({ hasText: words });

/** By keys alone: from the fact to its choice, one degree down, why, and on. */
async function propose(page: Page): Promise<void> {
  await fact(page, SECONDMENT)
    .getByRole("button", { name: /^Propose a lower degree/ })
    .focus();
  await page.keyboard.press("Enter");
  const choice = card(page).getByLabel(SECONDMENT);
  await expect(choice).toBeFocused();
  await choice.press("ArrowDown");
  await expect(choice).toHaveValue("3");
  await expect(card(page).getByRole("status")).toContainText("With these,");
  await card(page).getByLabel("Why should they change?").fill(WHY);
  await card(page).getByRole("button", { name: "Propose these" }).press("Enter");
  await expect(card(page)).toContainText(`${SECONDMENT}: at least 3, not at least 4.`);
}

test("AS50 AS54 AS55 a lead proposes a lower degree, withdraws, proposes again, and all say yes", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const amina = await resultOf(browser, "amina");
  const marcus = await openAs(browser, product.origin, "marcus");
  await marcus.setViewportSize({ width: 390, height: 844 });
  const sian = await resultOf(browser, "sian");
  const heard = [amina, marcus, sian].map(complaints);

  // AS51: what a funder asks for has no button, and is not among the choices.
  const funder = fact(amina, "A signed partnership agreement is asked for");
  await expect(funder).toContainText("A funder asks for it.");
  await expect(funder.getByRole("button")).toHaveCount(0);

  await propose(amina);
  await expect(card(amina).getByLabel("A signed partnership agreement")).toHaveCount(0);
  await expectAccessible(amina, "a lower degree that is proposed");
  await look(amina, "proposed");
  await card(amina).getByRole("button", { name: "Withdraw this proposal" }).press("Enter");
  await expect(card(amina).getByRole("button", { name: "Withdraw this proposal" })).toHaveCount(0);
  await expect(card(amina)).not.toContainText(WHY);
  await propose(amina);

  await marcus.goto("/");
  await marcus.getByRole("link", { name: "Read why and decide" }).click();
  await expect(card(marcus)).toContainText(WHY);
  await expectAccessible(marcus, "a proposal to lower a degree, on a phone");
  await expect(card(marcus).getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);
  await sian.reload();
  for (const page of [marcus, sian]) {
    await card(page)
      .getByRole("button", { name: /^Yes, these are right for/ })
      .press("Enter");
    await expect(card(page).getByRole("button", { name: /^Yes, these/ })).toHaveCount(0);
  }

  const lowered = fact(sian, SECONDMENT);
  await expect(lowered).toContainText("All of you lowered it from 4. Amina Yusuf at Harrowfell");
  await expect(lowered).toContainText(WHY);
  await expect(lowered).toContainText("At least 3");
  await expect(sian.getByText("One of the lowest degrees is lowered here")).toBeVisible();
  await expectAccessible(sian, "a result with a lowered degree");
  await look(sian, "lowered");
  await amina.goto("/agreements/river-and-roots/audit");
  await expect(amina.getByText("Amina Yusuf proposed other lowest degrees").first()).toBeVisible();
  await expect(amina.getByText("Amina Yusuf withdrew the proposed amounts")).toBeVisible();
  expect(heard.flat()).toEqual([]);
  for (const page of [amina, marcus, sian]) await page.context().close();
});
