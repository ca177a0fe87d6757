import { type Browser, type Page, expect, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import {
  type Desk,
  caretAtEnd,
  close,
  line,
  openDesk,
  openPage,
  paper,
  saved,
} from "../steps/desk.ts";

/** In "Bidding for money together", which is suggested, so one lead may take it out. */
const MAY_GO = "21.5";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test("two leads type in the same line and see each other's words and places", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  await Promise.all([caretAtEnd(amina.page), caretAtEnd(marcus.page)]);
  await Promise.all([
    amina.page.keyboard.type(" Amina adds this sentence.", { delay: 25 }),
    marcus.page.keyboard.type(" Marcus adds that sentence.", { delay: 30 }),
  ]);
  for (const { page } of [amina, marcus]) {
    await expect(line(page)).toContainText("Amina adds this sentence.");
    await expect(line(page)).toContainText("Marcus adds that sentence.");
    await expect(saved(page)).toHaveText("Saved for everyone");
  }
  await expect(
    amina.page.getByRole("list", { name: /Here now:.*Marcus Bell in 1.3/ }),
  ).toBeVisible();
  await amina.page.keyboard.press("Control+z");
  await expect(line(marcus.page)).not.toContainText("Amina adds this sentence.");
  await expect(line(amina.page)).toContainText("Marcus adds that sentence.");
  await close(amina, marcus);
});

test("words written offline are counted, survive a closed tab and go in later", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  await caretAtEnd(amina.page);
  await amina.context.setOffline(true);
  await expect(saved(amina.page)).toHaveText("Offline. Everything you wrote is saved");
  await amina.page.keyboard.type(" Written without a network.");
  await expect(saved(amina.page)).toHaveText(/^Offline\. \d+ edits? (is|are) safe on this device$/);
  await amina.page.close();
  await caretAtEnd(marcus.page);
  await marcus.page.keyboard.type(" Meanwhile.");
  await expect(saved(marcus.page)).toHaveText("Saved for everyone");
  await amina.context.setOffline(false);
  const again = await openPage(amina.context, "amina");
  for (const page of [again, marcus.page]) {
    await expect(line(page)).toContainText("Written without a network.");
    await expect(line(page)).toContainText("Meanwhile.");
  }
  await expect(saved(again)).toHaveText("Saved for everyone");
  await close(amina, marcus);
});

test("back online in the same tab, everything is in and the page says so", async ({ browser }) => {
  const sian = await open(browser, "sian");
  await caretAtEnd(sian.page);
  await sian.context.setOffline(true);
  await sian.page.keyboard.type(" From the train.");
  await expect(saved(sian.page)).toHaveText(/safe on this device/);
  await sian.context.setOffline(false);
  await expect(sian.page.getByText("You are back. Everything is in.")).toBeVisible();
  await expect(saved(sian.page)).toHaveText("Saved for everyone");
  await close(sian);
});

test("opening and pressing undo twenty times changes nothing", async ({ browser }) => {
  const amina = await open(browser, "amina");
  const words = paper(amina.page);
  await line(amina.page).click();
  const before = await words.innerText();
  for (let press = 0; press < 20; press += 1) await amina.page.keyboard.press("Control+z");
  expect(await words.innerText()).toBe(before);
  await close(amina);
});

test("a legal reviewer reads the words as they change, and cannot change them", async ({
  browser,
}) => {
  const [gwen, marcus] = await Promise.all([open(browser, "gwen"), open(browser, "marcus")]);
  await expect(gwen.page.getByText("You can read this agreement, not edit it")).toBeVisible();
  await expect(paper(gwen.page)).toHaveAttribute("contenteditable", "false");
  await expect(gwen.page.getByRole("toolbar", { name: "Editing" })).toHaveCount(0);
  await caretAtEnd(marcus.page);
  await marcus.page.keyboard.type(" Gwen can read this.");
  await expect(line(gwen.page)).toContainText("Gwen can read this.");
  await close(gwen, marcus);
});

test("a field is filled in beside its words, and the value stands in them for everybody", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  const chip = amina.page.locator('[data-field="agreement.title"]').first();
  await chip.click();
  const input = amina.page.getByRole("textbox", { name: "Title" });
  await expect(input).toBeFocused();
  await input.fill("River and Roots 2027");
  await input.press("Enter");
  await expect(marcus.page.locator('[data-field="agreement.title"]').first()).toHaveText(
    "River and Roots 2027",
  );
  await close(amina, marcus);
});

test("words typed offline into a line that goes can be kept as a note on its clause", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  await caretAtEnd(amina.page, "3.2");
  await amina.context.setOffline(true);
  await amina.page.keyboard.type(" Written in the tunnel.");
  await expect(saved(amina.page)).toHaveText(/safe on this device/);
  await line(marcus.page, "3.2")
    .locator("p")
    .first()
    .click({ position: { x: 4, y: 8 } });
  await marcus.page.keyboard.press("Home");
  await marcus.page.keyboard.press("Backspace");
  await expect(line(marcus.page, "3.1")).toContainText("We each make our promises");
  await expect(saved(marcus.page)).toHaveText("Saved for everyone");
  await amina.context.setOffline(false);
  const card = amina.page.getByRole("region", { name: "Words in a part that was removed" });
  await card.getByRole("button", { name: "Keep as a private note" }).click();
  await expect(card).toHaveCount(0);
  await expect(amina.page.getByRole("complementary", { name: "Discussion" })).toContainText(
    "Written in the tunnel.",
  );
  await expect(line(amina.page, "3.1")).toContainText("We each make our promises");
  await close(amina, marcus);
});

test("words typed offline into a clause that the other lead takes out are offered back", async ({
  browser,
}) => {
  const [amina, marcus] = await Promise.all([open(browser, "amina"), open(browser, "marcus")]);
  await amina.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await caretAtEnd(amina.page, MAY_GO);
  await amina.context.setOffline(true);
  await expect(saved(amina.page)).toHaveText("Offline. Everything you wrote is saved");
  await amina.page.keyboard.type(" Written on the train.");
  await expect(saved(amina.page)).toHaveText(/safe on this device/);
  await caretAtEnd(marcus.page, MAY_GO);
  await marcus.page.getByRole("button", { name: "Change this clause" }).click();
  await marcus.page.getByRole("menuitem", { name: "Take this clause out" }).click();
  await expect(saved(marcus.page)).toHaveText("Saved for everyone");
  const heard = await listen(amina.page);
  await amina.context.setOffline(false);
  const card = amina.page.getByRole("region", { name: "Words in a part that was removed" });
  const sentence = `The words you typed in ${MAY_GO} were in a part that was removed at the same time.`;
  await expect(card).toContainText(sentence);
  await expect.poll(heard).toContain(sentence);
  await expect(card.getByRole("insertion")).toHaveText(" Written on the train.");
  await expect(card.getByRole("button", { name: "Keep as a private note" })).toHaveCount(0);
  await expect(line(amina.page, MAY_GO)).not.toContainText("Written on the train.");
  await expect(saved(amina.page)).toHaveText("Saved for everyone");
  await expect(amina.page.getByText("Everything is in.")).toHaveCount(0);
  await amina.page.reload();
  await card.getByRole("button", { name: "Copy them" }).click();
  await expect(amina.page.getByText("Copied")).toBeVisible();
  expect(await amina.page.evaluate(async () => navigator.clipboard.readText())).toBe(
    "Written on the train.",
  );
  await card.getByRole("button", { name: "Discard" }).click();
  await expect(card).toHaveCount(0);
  await expect(marcus.page.getByRole("region", { name: "removed" })).toHaveCount(0);
  await close(amina, marcus);
});

/** Everything that a screen reader says at once from now on. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.locator('[aria-live="assertive"]').evaluate((region) => {
    const all = document.documentElement.dataset;
    const note = () => {
      all["heard"] = `${all["heard"] ?? ""} ${region.textContent}`;
    };
    new MutationObserver(note).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return async () => page.evaluate(() => document.documentElement.dataset["heard"] ?? "");
}

const open = async (browser: Browser, person: string): Promise<Desk> =>
  openDesk(browser, person, product.origin);
