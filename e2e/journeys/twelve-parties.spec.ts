import { expect, test } from "@playwright/test";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { answerAll } from "../steps/assessment.ts";
import { answersOf, CONSORTIUM, legalName, NUMBERS, openConsortium } from "../steps/consortium.ts";
import { answerByKeyboard, seal, tabTo } from "../steps/keyboard.ts";
import { look } from "../steps/look.ts";
import type { Partners } from "../steps/partners.ts";

/**
 * T4: a consortium of twelve, from the invitation to the draft. Three of them use the pages, one by
 * keyboard alone and one on a phone; nine use what the pages use, over HTTP.
 */
const TITLE = "Kestrel Vale Families Consortium";
const PHONE = { width: 390, height: 844 };

let twelve: Partners;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  twelve = await openConsortium();
});
test.afterAll(async () => {
  await twelve.close();
});

test("T4 one lead invites eleven others, and all join", async () => {
  await twelve.join(TITLE);
  expect((await twelve.view(1)).progress).toHaveLength(12);
});

test("T4 nine answer over HTTP, three on pages: by keyboard alone, on a phone, with a mouse", async ({
  browser,
}) => {
  test.setTimeout(420_000);
  for (const number of NUMBERS.slice(1, 10)) {
    await twelve.answer(number, answersOf(number, CONSORTIUM));
  }
  await test.step("with the keyboard alone", async () => {
    const page = await twelve.pageOf(browser, twelve.lead(1));
    const heard = complaints(page);
    await page.goto(`${twelve.agreement}/assessment`);
    await expect(page.getByRole("heading", { name: "Who has answered" })).toBeVisible();
    await expectAccessible(page, "who of twelve has answered");
    await tabTo(page, 'a[href$="/questions/A1"]');
    await page.keyboard.press("Enter");
    await answerByKeyboard(page, answersOf(1, CONSORTIUM));
    await seal(page);
    await expect(page.getByRole("heading", { name: "Your answers are sealed" })).toBeVisible();
    expect(heard).toEqual([]);
    await page.context().close();
  });
  await test.step("on a phone", async () => {
    const page = await twelve.pageOf(browser, twelve.lead(11), { viewport: PHONE });
    await page.goto(`${twelve.agreement}/assessment`);
    await page.getByRole("link", { name: "Start the questions" }).click();
    await answerAll(page, answersOf(11, CONSORTIUM));
    await expect(page.getByRole("heading", { name: "Your answers are sealed" })).toBeVisible();
    expect((await twelve.view(1)).reveal).toBeNull();
    await look(page, "sealed");
    await page.context().close();
  });
  await test.step("with a mouse, the last one", async () => {
    const page = await twelve.pageOf(browser, twelve.lead(12));
    await page.goto(`${twelve.agreement}/assessment`);
    await page.getByRole("link", { name: "Start the questions" }).click();
    await answerAll(page, answersOf(12, CONSORTIUM));
    await expect(page).toHaveURL(/\/result$/);
    await page.context().close();
  });
});

test("T4 the result of twelve counts, names who stands apart, and reads on a phone", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await twelve.pageOf(browser, twelve.lead(1));
  const heard = complaints(page);
  await page.goto(`${twelve.agreement}/result`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Your answers point to a consortium agreement",
  );
  const degrees = page.getByRole("region", { name: "How formal this partnership should be" });
  await expect(degrees).toContainText("9 organisations");
  await expect(degrees).toContainText(
    "Two or more degrees from the middle: Kestrel 1, Kestrel 2 and Kestrel 3.",
  );
  await expectAccessible(page, "the result of twelve");
  await look(page, "result");
  await page.getByRole("button", { name: "Read as a list" }).click();
  await expectAccessible(page, "the result of twelve as a list");
  expect(heard).toEqual([]);
  await page.context().close();
});

test("T4 all twelve confirm, and the draft has every party and its signature", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await twelve.confirm(NUMBERS.slice(1));
  const page = await twelve.pageOf(browser, twelve.lead(1));
  await page.goto(`${twelve.agreement}/result`);
  await page.getByRole("button", { name: "Yes, 5 is right for Kestrel 1" }).click();
  await expect(
    page.getByRole("heading", { name: "5 Constituted is right for all of you" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Start this draft" }).click();
  const words = page.getByLabel("The words of the agreement");
  await expect(words).toBeVisible();
  for (const number of NUMBERS) {
    await expect(words).toContainText(legalName(number));
  }
  await look(page, "draft");
  await page.context().close();
});

test("T4 three who stand apart hold the degree back, and one alone never does", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await twelve.join("Kestrel Vale without a funder");
  for (const number of NUMBERS) await twelve.answer(number, answersOf(number));
  const page = await twelve.pageOf(browser, twelve.lead(1));
  await page.goto(`${twelve.agreement}/result`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Talk first: your answers are far apart",
  );
  const degrees = page.getByRole("region", { name: "How formal this partnership should be" });
  await expect(degrees).toContainText("Kestrel 1, Kestrel 2 and Kestrel 3");
  await expect(page.getByRole("button", { name: /is right for Kestrel 1/ })).toHaveCount(0);
  for (const number of [2, 3]) await twelve.change(number, answersOf(12));
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Your answers point to a");
  await expect(degrees).toContainText("Two or more degrees from the middle: Kestrel 1.");
  await expect(page.getByRole("button", { name: "Yes, 4 is right for Kestrel 1" })).toBeVisible();
  await page.context().close();
});
