import { expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { caretAtEnd, close, line, openDesk, openPage, saved } from "../steps/desk.ts";
import { become } from "../steps/example-person.ts";

const WORDS = "Typed at the library.";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test("A24 DR31 at a shared computer the next person finds no word of the one before", async ({
  browser,
}) => {
  const { context, page, faults } = await openDesk(browser, "amina", product.origin);
  await caretAtEnd(page);
  await context.setOffline(true);
  await expect(saved(page)).toHaveText("Offline. Everything you wrote is saved");
  // In one go, as a paste: then the words stand whole in one update.
  await page.keyboard.insertText(` ${WORDS}`);
  await expect(saved(page)).toHaveText(/safe on this device/);
  await expect.poll(async () => onDevice(page)).toContain(WORDS);
  await page.close();
  await context.setOffline(false);

  const home = await context.newPage();
  await become(home, "amina");
  await home.goto("/");
  await home.getByRole("banner").getByRole("button", { name: "Amina" }).click();
  await home.getByRole("menuitem", { name: "Sign out" }).click();
  await test.step("she is asked, for these words are nowhere else", async () => {
    await home.getByRole("button", { name: "Sign out and remove them" }).click();
  });
  await expect(home.getByRole("banner").getByRole("button", { name: "Amina" })).toHaveCount(0);
  await expect.poll(async () => onDevice(home)).not.toContain(WORDS);

  const next = await openPage(context, "amina");
  await expect(saved(next)).toHaveText("Saved for everyone");
  await expect(line(next)).not.toContainText(WORDS);
  await close({ context, page: next, faults });
});

/** Everything that this browser keeps for the product, as letters. */
async function onDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const letters = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return letters(new Uint8Array(value));
      if (value instanceof Uint8Array) return new TextDecoder("latin1").decode(value);
      if (typeof value === "object" && value !== null) {
        return Object.values(value).map(letters).join(" ");
      }
      return String(value);
    };
    const kept: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const opening = indexedDB.open(name);
      await new Promise((done) => opening.addEventListener("success", done));
      const database = opening.result;
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store).getAll();
        await new Promise((done) => rows.addEventListener("success", done));
        kept.push(letters(rows.result));
      }
      database.close();
    }
    return [...kept, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join(" ");
  });
}
