import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";

const CARERS = "/agreements/carers-voices";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

/** A lead of Carers' Voices, and everything that the server sent to their browser. */
async function lead(
  browser: Browser,
  person: string,
): Promise<{ readonly page: Page; readonly heard: readonly string[]; readonly got: string[] }> {
  const context = await browser.newContext({ baseURL: product.origin, reducedMotion: "reduce" });
  const page = await context.newPage();
  const got: string[] = [];
  page.on("response", (response) => {
    if (!response.url().includes("/api/")) return;
    void response.text().then(
      (text) => got.push(text),
      () => undefined,
    );
  });
  const heard = complaints(page);
  await page.goto(`/as/${person}?next=${CARERS}/assessment`);
  return { page, heard, got };
}

const go = async (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

test("AS15 answers stay sealed until the last lead finishes, then open to both within seconds", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const elin = await lead(browser, "elin");
  const dee = await lead(browser, "dee");
  await expect(elin.page.getByRole("heading", { name: "Your answers are sealed" })).toBeVisible();
  await expectAccessible(elin.page, "waiting for the others");
  await expect(dee.page.getByRole("heading", { name: "Who has answered" })).toBeVisible();
  await expectAccessible(dee.page, "the start of the assessment");

  await test.step("Dee answers what is left", async () => {
    await dee.page.getByRole("link", { name: "Go on with the questions" }).click();
    await expect(dee.page).toHaveURL(/questions\/F3$/);
    await go(dee.page);
    await expect(dee.page.getByRole("alert")).toContainText("There is a problem");
    await expect(dee.page).toHaveTitle(/^Error: /);
    await expectAccessible(dee.page, "a question without an answer");
    await dee.page.getByLabel("Materials, software or research").check();
    await go(dee.page);
    for (const words of ["Finish agreed tasks first", "Up to about 18 months"]) {
      await dee.page.getByLabel(words).check();
      await go(dee.page);
    }
    for (let statement = 1; statement <= 5; statement += 1) {
      await expect(dee.page).toHaveURL(new RegExp(`H${String(statement)}$`));
      await dee.page.getByLabel("Agree", { exact: true }).check();
      await go(dee.page);
    }
    await expect(dee.page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
    await expectAccessible(dee.page, "check your answers");
  });
  expect(dee.got.join("\n")).not.toContain('"joint"');
  expect(elin.got.join("\n")).not.toContain('"unsure"');

  await dee.page.getByRole("button", { name: "Finish and seal our answers" }).click();
  for (const { page } of [dee, elin]) {
    await expect(page).toHaveURL(/\/result$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      "Your answers point to a memorandum of understanding",
    );
  }
  const seen = [...elin.got, ...dee.got].filter((text) => text.includes('"reveal":{'));
  expect(seen.length).toBeGreaterThan(1);
  for (const text of seen) {
    expect(text.slice(text.indexOf('"reveal":{'))).not.toMatch(/"H[1-5]"|readiness/);
  }
  expect([...elin.heard, ...dee.heard]).toEqual([]);
});

test("AS16 to AS18 a changed answer settles a fact, both confirm, and the draft starts", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { page, heard } = await lead(browser, "dee");
  await expect(page.getByRole("region", { name: "One fact to settle" })).toBeVisible();
  await expectAccessible(page, "the result");
  await page.getByRole("button", { name: "Read as a list" }).click();
  await expectAccessible(page, "the result as a list");

  await page
    .getByRole("region", { name: "One fact to settle" })
    .getByRole("link", { name: /Change our answer/ })
    .click();
  await page.getByLabel("We decide together").check();
  await expectAccessible(page, "changing an answer");
  await page.getByRole("button", { name: "Save the change" }).click();
  const changes = page.getByRole("region", { name: "Changed since the answers opened" });
  await expect(changes).toContainText("From “Not sure yet” to “We decide together”");
  await expect(page.getByRole("region", { name: /to settle/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Yes, 3 is right for Brightwater" }).click();
  await expect(page.getByText(/Dee Malik said yes on/)).toBeVisible();
  const elin = await lead(browser, "elin");
  await elin.page.getByRole("button", { name: "Yes, 3 is right for Dyffryn Teg" }).click();
  await expect(
    elin.page.getByRole("heading", { name: "3 Cooperating is right for both of you" }),
  ).toBeVisible();
  await elin.page.getByRole("button", { name: "Start this draft" }).click();
  await expect(elin.page).toHaveURL(new RegExp(`${CARERS}/draft$`));
  expect([...heard, ...elin.heard]).toEqual([]);
});
