import { expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";

let product: Product;

/** Looking at every word of a long draft three times takes a while on a small machine. */
test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

const RIVER = "/agreements/river-and-roots";
const CARERS = "/agreements/carers-voices";
const WARM = "/agreements/warm-wednesdays";

const PAGES: readonly (readonly [string, string, string, string])[] = [
  ["the draft, for a lead", "amina", `${RIVER}/draft`, "Saved for everyone"],
  ["the draft, for a reviewer", "gwen", `${RIVER}/draft`, "You can read this agreement"],
  ["ready to sign", "sian", `${RIVER}/ready`, "Fix before anyone can sign"],
  ["the result", "marcus", `${RIVER}/result`, "Where each of you stands"],
  ["people and roles", "sian", `${RIVER}/people`, "Rhodri Llŷr"],
  ["the history", "ruth", `${RIVER}/audit`, "Everything that happened"],
  ["the signing page before a freeze", "helen", `${RIVER}/sign`, "There is nothing to sign"],
  ["the wait for the others", "elin", `${CARERS}/assessment`, "Your answers are sealed"],
  ["a question", "dee", `${CARERS}/assessment/questions/E1`, "What information about people"],
  ["the certificate", "josie", `${WARM}/signed`, "Certificate of signing"],
  ["the overview of a signed agreement", "josie", WARM, "In force"],
];

test.describe("every page is accessible in both themes, and the browser has nothing to say", () => {
  for (const [name, person, path, words] of PAGES) {
    test(name, async ({ browser }) => {
      const page = await openAs(browser, product.origin, person);
      const heard = complaints(page);
      await page.goto(path);
      await expect(page.getByText(words).first()).toBeVisible();
      await expectAccessible(page, name);
      expect(heard).toEqual([]);
      await page.context().close();
    });
  }
});

test("the dialogs of the working pages are accessible", async ({ browser }) => {
  const page = await openAs(browser, product.origin, "sian");
  const heard = complaints(page);
  await page.goto(`${RIVER}/ready`);
  await page.getByRole("button", { name: "Close it", exact: true }).first().click();
  await dialogIsAccessible(page, "closing a check");
  await page.goto(`${RIVER}/people`);
  const rhodri = page.getByRole("row").filter({ hasText: "Rhodri Llŷr" });
  await rhodri.getByRole("button").click();
  await page.getByRole("menuitem", { name: /^Take away/ }).click();
  await dialogIsAccessible(page, "taking a role away");
  await page.goto("/example");
  await page.getByRole("button", { name: "Put the example back to the beginning" }).click();
  await dialogIsAccessible(page, "putting the example back");
  await page.goto(`${RIVER}/draft?field=cap.amount`);
  await dialogIsAccessible(page, "filling in a field");
  expect(heard).toEqual([]);
  await page.context().close();
});

/** The open dialog has no fault, and Escape closes it. */
async function dialogIsAccessible(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(dialog).toBeVisible();
  await expectAccessible(page, name);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}
