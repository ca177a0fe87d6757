import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Started, started } from "../../server/started.fixture.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { become } from "../steps/example-person.ts";

const DRAFT = "/agreements/river-and-roots/draft";
/** "In this agreement each of them is a partner." */
const LINE = 'section[data-number="1.3"]';

let server: Started;
let free: number;

test.beforeAll(async () => {
  free = Infinity;
  server = await started({ demo: true }, { freeBytes: async () => free });
});

test.afterAll(async () => {
  await server.close();
});

const strip = (page: Page): Locator =>
  page.getByRole("region", { name: "Nothing is saved at the moment" });
const saved = (page: Page): Locator => page.locator("[data-save]");

test("DR131 the disk fills up while somebody writes: every page says so, no word is lost, and it goes on by itself", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: server.origin });
  const draft = await context.newPage();
  const heard = complaints(draft);
  await become(draft, "amina");
  await draft.goto(DRAFT);
  await expect(saved(draft)).toHaveText("Saved for everyone");
  await expect(strip(draft)).toHaveCount(0);

  free = 199 * 1024 * 1024;
  await expect(strip(draft)).toContainText("The server's disk is nearly full");
  await draft.locator(LINE).locator("p").first().click();
  await draft.keyboard.press("End");
  await draft.keyboard.type(" Written while the disk was full.");
  await expect(saved(draft)).toHaveText(/^Not saved since/);

  const account = await context.newPage();
  await become(account, "amina");
  await account.goto("/organisation");
  await expect(strip(account)).toBeVisible();
  await expectAccessible(account, "a page while the disk is full");

  free = Infinity;
  await expect(strip(draft)).toHaveCount(0);
  await expect(saved(draft)).toHaveText("Saved for everyone");
  await expect(strip(account)).toHaveCount(0);
  await draft.reload();
  await expect(draft.locator(LINE)).toContainText("Written while the disk was full.");
  expect(heard).toEqual([]);
  await context.close();
});
