import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { become } from "../steps/example-person.ts";

const CANARY = "canary-9d2c41-we-would-settle-at-36-hours";
const DRAFT = "/agreements/river-and-roots/draft";

let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.remove();
});

test("a reviewer's private words reach her own organisation, and nobody else's browser", async ({
  browser,
}) => {
  const amina = await open(browser, "amina");
  const gwen = await open(browser, "gwen");
  const discussion = gwen.page.getByRole("complementary", { name: "Discussion" });

  await test.step("she starts private, and posts with Ctrl Enter", async () => {
    const box = discussion.getByLabel("Comment only Northmere Borough Council can see");
    await box.fill(CANARY);
    await box.press("Control+Enter");
    const card = cards(gwen.page).filter({ hasText: CANARY });
    await expect(card).toHaveAccessibleName(
      "Private comment by Gwen Pritchard on clause 1. Only Northmere Borough Council can see it",
    );
    await expect(box).toHaveValue("");
  });
  await test.step("private words are shown to all only after one more question", async () => {
    await discussion.getByRole("textbox").fill("Is seven days enough for all of us?");
    await discussion.getByRole("button", { name: "All 3 organisations" }).click();
    await discussion.getByRole("button", { name: "Post to all 3" }).click();
    await gwen.page.getByRole("button", { name: "Show all 3" }).click();
    await expect(discussion.getByText("Is seven days enough for all of us?")).toBeVisible();
  });
  await test.step("Siân reads both and answers privately", async () => {
    const sian = await open(browser, "sian");
    const card = cards(sian.page).filter({ hasText: CANARY });
    await card.getByRole("button", { name: "Answer" }).click();
    const answer = card.getByLabel("Answer only Northmere Borough Council can see");
    await answer.fill(`${CANARY} too`);
    await answer.press("Control+Enter");
    await expect(card.getByText(`${CANARY} too`)).toBeVisible();
    await sian.close();
  });
  await test.step("Amina sees the shared one, and no byte of the other", async () => {
    await expect(amina.page.getByText("Is seven days enough for all of us?")).toBeVisible();
    await amina.page.goto("/agreements/river-and-roots/audit");
    await expect(amina.page.getByText("Gwen Pritchard started a discussion").first()).toBeVisible();
    const kept = await amina.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    const html = await amina.page.content();
    expect([...amina.received(), html, kept].join("\n")).toContain("Is seven days enough");
    expect([...amina.received(), html, kept].join("\n")).not.toContain(CANARY);
  });
  // ProseMirror mentions the selection of a paper before anybody has clicked into it.
  const faults = [...amina.faults, ...gwen.faults].filter(
    (one) => !one.startsWith("TextSelection"),
  );
  expect(faults).toEqual([]);
  await Promise.all([amina.close(), gwen.close()]);
});

test("the history is accessible", async ({ browser }) => {
  const { page, close } = await open(browser, "amina");
  await page.goto("/agreements/river-and-roots/audit");
  await expect(page.getByText("Unbroken since")).toBeVisible();
  await expectAccessible(page, "the history");
  await close();
});

/** Playwright does not know the role yet (WAI-ARIA 1.3). */
const cards = (page: Page) => page.locator('[role="comment"]');

interface Tab {
  readonly page: Page;
  readonly faults: readonly string[];
  /** Every byte that came over HTTP and over sockets, as text. */
  readonly received: () => readonly string[];
  readonly close: () => Promise<void>;
}

async function open(browser: Browser, person: string): Promise<Tab> {
  const context = await browser.newContext({ baseURL: product.origin });
  const page = await context.newPage();
  const bytes: string[] = [];
  page.on("response", (response) => {
    void response.body().then(
      (body) => bytes.push(body.toString("latin1")),
      () => undefined,
    );
  });
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => bytes.push(payload.toString("latin1")));
  });
  const faults = complaints(page);
  await become(page, person);
  await page.goto(DRAFT);
  await expect(cards(page).first()).toBeVisible();
  return { page, faults, received: () => bytes, close: async () => context.close() };
}
