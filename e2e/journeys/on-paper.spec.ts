import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { AREAS } from "#shared/assessment/questions.ts";
import { SCORED_AREAS } from "#shared/assessment/score.ts";
import { type Product, startProduct } from "../product.ts";

/** A4 without its margins, in CSS pixels. */
const SHEET = { width: 680, height: 990 };
const TITLES = SCORED_AREAS.map((area) => AREAS[area].title);

let product: Product;
let page: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  product = await startProduct({ DEMO: "on" });
  const context = await browser.newContext({ baseURL: product.origin, reducedMotion: "reduce" });
  page = await context.newPage();
  await page.goto("/as/marcus?next=/agreements/river-and-roots/result");
  await expect(page.getByText("Only Alderbeck sees this list")).toBeVisible({ timeout: 60_000 });
});
test.afterAll(async () => {
  await product.remove();
});

const wide = async (sheet: Page): Promise<number> =>
  sheet.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("AS11 the printed result has every area in numbers and words, and nothing private", async () => {
  await page.evaluate(() => {
    document.documentElement.dataset["theme"] = "dark";
  });
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print" });
  const stands = page.getByRole("region", { name: "Where each of you stands" }).first();
  for (const title of TITLES) {
    await expect(stands.getByRole("rowheader", { name: title })).toBeVisible();
    await expect(stands.getByRole("heading", { level: 3, name: title })).toBeVisible();
  }
  const draft = page.getByRole("region", { name: /^The draft that fits/ });
  for (const clause of await draft.getByRole("listitem").all()) await expect(clause).toBeVisible();
  await expect(page.getByText("Only Alderbeck sees this list")).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.locator("main summary").filter({ visible: true })).toHaveCount(0);
  expect(await wide(page)).toBe(0);
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink, "the dark theme is never on paper").toBe("rgb(26, 33, 48)");
});

test("AS31 the page that is kept has every area and fits a sheet, with nothing else there", async () => {
  await page.emulateMedia({ media: "screen" });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as a page" }).click();
  const html = readFileSync(await (await download).path(), "utf8");
  const context = page.context();
  await context.setOffline(true);
  const kept = await context.newPage();
  await kept.setViewportSize(SHEET);
  await kept.setContent(html);
  await kept.emulateMedia({ media: "print" });
  for (const title of TITLES) {
    await expect(kept.getByRole("columnheader", { name: title, exact: true })).toBeVisible();
    await expect(kept.getByRole("heading", { name: `Answers: ${title}` })).toBeVisible();
  }
  expect(await wide(kept)).toBe(0);
  await expect(kept.getByText("Alderbeck Wildlife Group").first()).toBeVisible();
  await context.setOffline(false);
});
