import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";

const RIVER = "/agreements/river-and-roots";

let product: Product;

/** Looking at every word of a long draft three times takes a while on a small machine. */
test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

async function open(browser: Browser, path: string): Promise<Page> {
  const page = await openAs(browser, product.origin, "amina");
  await page.goto(path);
  return page;
}

/** What is typed does not fit: said beside the field, and kept in it. */
async function refuses(page: Page, label: string, typed: string, sentence: string): Promise<void> {
  const field = page.getByRole("dialog").getByRole("textbox", { name: label, exact: true });
  await field.fill(typed);
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue(typed);
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("DR40 money that is no number is said beside the field, and the form is kept", async ({
  browser,
}) => {
  const page = await open(browser, `${RIVER}/draft?field=cap.amount`);
  const heard = complaints(page);
  const money = "Most that a partner pays";
  for (const typed of ["lots", "84,00", "84000.5", "-5"]) {
    await refuses(page, money, typed, `Enter “${money}” in pounds, like 84000 or 84,000`);
  }
  await page.getByRole("dialog").getByRole("textbox").fill("£84,000");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByLabel("The words of the agreement")).toContainText("£84,000");
  expect(heard).toEqual([]);
  await page.context().close();
});

test("TE28 an end before the start and a start after the end are said beside the field", async ({
  browser,
}) => {
  const page = await open(browser, `${RIVER}/draft?field=end`);
  const paper = page.getByLabel("The words of the agreement");
  await refuses(page, "End date", "31 February 2030", "End date must be a real date");
  await refuses(
    page,
    "End date",
    "31 March 2027",
    "End date must be after the agreement starts, 1 April 2027",
  );
  await page.keyboard.press("Escape");
  await expect(paper).not.toContainText("31 March 2027");
  await page.goto(`${RIVER}/draft?field=start`);
  await refuses(
    page,
    "Start date",
    "1 May 2035",
    "Start date must be before the agreement ends, 31 March 2030",
  );
  await page.keyboard.press("Escape");
  await expect(paper).not.toContainText("1 May 2035");
  await page.context().close();
});

test("TE25 TE28 in a list, money and dates that do not fit are named, and every row is kept", async ({
  browser,
}) => {
  const page = await open(browser, `${RIVER}/draft`);
  const heard = complaints(page);
  await page.getByRole("link", { name: /Work plan and milestones/ }).click();
  const beside = page.getByRole("complementary", { name: "Discussion" });
  await beside.getByRole("tab", { name: /^About/ }).click();
  await beside.getByRole("button", { name: "Edit the list" }).first().click();
  const dialog = page.getByRole("dialog");
  const rows = dialog.getByRole("group");
  const before = await rows.count();
  await dialog.getByRole("button", { name: "Add a row" }).click();
  await rows.last().getByRole("textbox").first().fill("Mend the footbridge");
  const due = rows.last().getByLabel("Due", { exact: true });
  await due.fill("1 March 2027");
  await dialog.getByRole("button", { name: "Save the list" }).click();
  await expect(dialog.getByRole("alert")).toContainText("must be after");
  await expect(due).toHaveAccessibleDescription(/must be after .*1 April 2027/);
  await expect(due).toHaveValue("1 March 2027");
  await expect(rows).toHaveCount(before + 1);
  await expect(rows.last().getByRole("textbox").first()).toHaveValue("Mend the footbridge");
  await expectAccessible(page, "a list with a date before the start");
  await page.keyboard.press("Escape");
  expect(heard).toEqual([]);
  await page.context().close();
});
