import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { settled } from "../steps/accessible.ts";
import { type Desk, caretAtEnd, close, line, openDesk, openPage, saved } from "../steps/desk.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test("after a long break a clause that others changed waits for its writer, the rest goes in", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  await goOffline(amina);
  await write(amina.page, "1.3", " Amina on the train.");
  await write(amina.page, "3.2", " Amina elsewhere.");
  await write(marcus.page, "1.3", " Marcus meanwhile.");
  await comeBack(amina, 6);

  const card = cards(amina.page).getByRole("article");
  await expect(card).toHaveCount(1);
  await expect(card).toContainText("was changed by others while you were away.");
  await expect(card.getByRole("definition").nth(1).getByRole("insertion")).toHaveText(
    " Marcus meanwhile.",
  );
  await expect(card.getByRole("definition").nth(2).getByRole("insertion")).toHaveText(
    " Amina on the train.",
  );
  await expect(line(marcus.page, "3.2")).toContainText("Amina elsewhere.");
  await expect(line(amina.page)).toContainText("Marcus meanwhile.");
  await expect(line(amina.page)).not.toContainText("Amina on the train.");
  await expect(amina.page.locator('[aria-live="assertive"]')).toContainText("while you were away");
  await expectNoFaults(amina.page);

  await test.step("nothing held keeps anybody from writing", async () => {
    await write(amina.page, "1.3", " And now.");
    await expect(line(marcus.page)).toContainText("Marcus meanwhile. And now.");
    await expect(line(marcus.page)).not.toContainText("Amina on the train.");
  });
  await test.step("she sees how it will read, and puts hers beside his", async () => {
    await amina.page.reload();
    await card.getByRole("button", { name: "Put mine in" }).click();
    await expect(card).toContainText("It will read");
    await expectNoFaults(amina.page);
    await card.getByRole("button", { name: "In place of theirs" }).click();
    await expect(card.getByRole("deletion").filter({ hasText: "Marcus" })).toBeVisible();
    await card.getByRole("button", { name: "Beside theirs" }).click();
    await card.getByRole("button", { name: "Put it in" }).click();
    await expect(cards(amina.page)).toHaveCount(0);
    for (const { page } of [amina, marcus]) {
      await expect(line(page)).toContainText("Marcus meanwhile.");
      await expect(line(page)).toContainText("Amina on the train.");
    }
  });
  await test.step("undo takes hers out again, and nothing of his", async () => {
    await amina.page.keyboard.press("Control+z");
    await expect(line(marcus.page)).not.toContainText("Amina on the train.");
    await expect(line(marcus.page)).toContainText("Marcus meanwhile.");
  });
  await close(amina, marcus);
});

test("words of a closed page are kept as a private note, or discarded", async ({ browser }) => {
  const [sian, marcus] = await Promise.all([open(browser, "sian"), open(browser, "marcus")]);
  await goOffline(sian);
  await write(sian.page, "2.2", " Siân would rather wait.");
  await write(sian.page, "4.1", " Siân has second thoughts.");
  await sian.page.close();
  await write(marcus.page, "2.2", " Marcus agrees.");
  await write(marcus.page, "4.1", " Marcus too.");
  await sian.context.setOffline(false);
  await sian.context.clock.install({ time: Date.now() + 3_600_000 });
  const page = await openPage(sian.context, "sian");
  const card = cards(page).getByRole("article");
  await expect(card).toHaveCount(2);
  await card.first().getByRole("button", { name: "Keep as a private note" }).click();
  await expect(card).toHaveCount(1);
  await test.step("signing out asks first, since it removes them", async () => {
    await page.goto("/");
    await page.getByRole("banner").getByRole("button", { name: "Siân" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    const question = page.getByRole("dialog", { name: "You have words on this device alone" });
    await question.getByRole("button", { name: "Stay signed in" }).click();
    await page.goBack();
  });
  await expect(page.getByRole("complementary", { name: "Discussion" })).toContainText(
    "Siân would rather wait.",
  );
  await card.getByRole("button", { name: "Discard" }).click();
  await expect(cards(page)).toHaveCount(0);
  await page.reload();
  await expect(line(page, "2.2")).toContainText("Marcus agrees.");
  await expect(cards(page)).toHaveCount(0);
  await expect(line(marcus.page, "2.2")).not.toContainText("Siân");
  await close(sian, marcus);
});

test("two tabs of two people in one browser never mix", async ({ browser }) => {
  const { context, page: amina, faults } = await open(browser, "amina");
  const gwen = await openPage(context, "gwen");
  await expect(gwen.getByText("You can read this agreement, not edit it")).toBeVisible();
  await context.setOffline(true);
  await write(amina, "4.1", " Amina offline.");
  await expect(saved(amina)).toHaveText(/safe on this device/);
  await context.setOffline(false);
  await expect(line(gwen, "4.1")).toContainText("Amina offline.");
  await gwen.reload();
  await amina.reload();
  await expect(gwen.getByRole("toolbar", { name: "Editing" })).toHaveCount(0);
  await expect(gwen.getByText("You can read this agreement, not edit it")).toBeVisible();
  await expect(amina.getByRole("toolbar", { name: "Editing" })).toBeVisible();
  await test.step("one signs out, with nothing to lose, and the other goes on", async () => {
    await gwen.goto("/");
    await gwen.getByRole("banner").getByRole("button", { name: "Gwen" }).click();
    await gwen.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(gwen.getByRole("banner").getByRole("button", { name: "Gwen" })).toHaveCount(0);
    await write(amina, "4.1", " And after.");
    await expect(saved(amina)).toHaveText("Saved for everyone");
  });
  await close({ context, page: amina, faults });
});

test("after a long break without a clash everything goes in, and can be undone", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  await goOffline(amina);
  await write(amina.page, "4.1", " Amina alone here.");
  await write(marcus.page, "3.2", " Marcus alone there.");
  await comeBack(amina, 30);
  await expect(amina.page.getByText("You are back. Everything is in.")).toBeVisible();
  await expect(line(marcus.page, "4.1")).toContainText("Amina alone here.");
  await expect(line(amina.page, "3.2")).toContainText("Marcus alone there.");
  await line(amina.page, "4.1").click();
  await amina.page.keyboard.press("Control+z");
  await expect(line(marcus.page, "4.1")).not.toContainText("Amina alone here.");
  await close(amina, marcus);
});

const cards = (page: Page): Locator => page.getByRole("region", { name: "Words held back" });

const open = async (browser: Browser, person: string): Promise<Desk> =>
  openDesk(browser, person, product.origin);

/** The cards in both themes; the page around them has a test of its own. */
async function expectNoFaults(page: Page): Promise<void> {
  for (const theme of ["dark", "light"]) {
    await page.evaluate((to) => {
      document.documentElement.dataset["theme"] = to;
    }, theme);
    await settled(page);
    const look = new AxeBuilder({ page }).include('[aria-label="Words held back"]');
    const { violations } = await look.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
}

async function write(page: Page, number: string, words: string): Promise<void> {
  await caretAtEnd(page, number);
  await page.keyboard.type(words);
  await expect(saved(page)).toHaveText(/^Saved for everyone$|safe on this device$/);
}

async function goOffline({ context, page }: Desk): Promise<void> {
  await context.setOffline(true);
  await expect(saved(page)).toHaveText("Offline. Everything you wrote is saved");
}

/** The network is there again, so many minutes later by the page's own clock. */
async function comeBack({ context, page }: Desk, minutes: number): Promise<void> {
  await page.clock.setSystemTime(Date.now() + minutes * 60_000);
  await context.setOffline(false);
}
