import { type Browser, expect, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { type Desk, caretAtEnd, close, line, openDesk, paper, saved } from "../steps/desk.ts";
import { become } from "../steps/example-person.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test("DR152 a window with words that are not saved asks before it closes; any other just closes", async ({
  browser,
}) => {
  const amina = await open(browser, "amina");
  const { page, context } = amina;
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await caretAtEnd(page);
  await context.setOffline(true);
  await page.keyboard.type(" Not sent yet.");
  await expect(saved(page)).toHaveText(/safe on this device$/);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(line(page)).toContainText("Not sent yet.");

  await context.setOffline(false);
  await expect(saved(page)).toHaveText("Saved for everyone");
  const gone = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await gone;
  expect(asked).toEqual(["beforeunload"]);
  await close(amina);
});

test("DR34 a page older than the server says so, keeps the words that wait, and they go in once it is loaded again", async ({
  browser,
}) => {
  const sian = await open(browser, "sian");
  const { context } = sian;
  await caretAtEnd(sian.page, "3.2");
  await context.setOffline(true);
  await sian.page.keyboard.type(" From the old page.");
  await expect(saved(sian.page)).toHaveText(/safe on this device$/);
  await sian.page.close();
  await context.setOffline(false);

  const page = await context.newPage();
  await page.addInitScript(beOld);
  await become(page, "sian");
  await page.goto("/agreements/river-and-roots/draft");
  const told = page.getByRole("alert").filter({ hasText: "This page is older than the server." });
  await expect(told).toContainText("Load it again. Your words are safe on this device.");
  await expect(paper(page)).toHaveCount(0);

  await page.evaluate(() => sessionStorage.setItem("loaded again", "yes"));
  await told.getByRole("button", { name: "Load again" }).click();
  await expect(line(page, "3.2")).toContainText("From the old page.");
  await expect(saved(page)).toHaveText("Saved for everyone");
  await close(sian);
});

/** The page as it was with an older schema, until it is loaded again. */
function beOld(): void {
  if (sessionStorage.getItem("loaded again") !== null) return;
  const Socket = WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url).replace(/\bv=\d+/, "v=0"), protocols);
    }
  };
}

async function open(browser: Browser, person: string): Promise<Desk> {
  const desk = await openDesk(browser, person, product.origin);
  await expect(paper(desk.page)).toHaveAttribute("contenteditable", "true");
  return desk;
}
